//! The same four fields as a JavaScript object, as JSON, and as an exported class.

use js_sys::{Object, Reflect};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

#[derive(Clone, Serialize, Deserialize)]
struct Person {
    name: String,
    age: u32,
    height: f64,
    member: bool,
}

impl Person {
    /// All fields count, so that none is left unread.
    fn check(&self) -> f64 {
        let member = if self.member { 1.0 } else { 0.0 };
        f64::from(self.age) + self.height + member + self.name.len() as f64
    }
}

#[wasm_bindgen]
pub fn object_by_serde(value: JsValue) -> Result<f64, JsError> {
    Ok(serde_wasm_bindgen::from_value::<Person>(value)?.check())
}

#[wasm_bindgen]
pub fn objects_by_serde(value: JsValue) -> Result<f64, JsError> {
    Ok(serde_wasm_bindgen::from_value::<Vec<Person>>(value)?.iter().map(Person::check).sum())
}

#[wasm_bindgen]
pub fn object_by_json(text: &str) -> Result<f64, JsError> {
    Ok(serde_json::from_str::<Person>(text)?.check())
}

#[wasm_bindgen]
pub fn objects_by_json(text: &str) -> Result<f64, JsError> {
    Ok(serde_json::from_str::<Vec<Person>>(text)?.iter().map(Person::check).sum())
}

#[wasm_bindgen]
pub fn object_by_reflect(value: &JsValue) -> Result<f64, JsValue> {
    let get = |name: &str| Reflect::get(value, &JsValue::from_str(name));
    let number = |value: JsValue| value.as_f64().ok_or("not a number");
    let person = Person {
        name: get("name")?.as_string().ok_or("not a string")?,
        age: number(get("age")?)? as u32,
        height: number(get("height")?)?,
        member: get("member")?.is_truthy(),
    };
    Ok(person.check())
}

#[wasm_bindgen]
extern "C" {
    /// The fields as the glue reads them: `object.name`.
    pub type PersonObject;
    #[wasm_bindgen(method, getter)]
    fn name(this: &PersonObject) -> String;
    #[wasm_bindgen(method, getter)]
    fn age(this: &PersonObject) -> u32;
    #[wasm_bindgen(method, getter)]
    fn height(this: &PersonObject) -> f64;
    #[wasm_bindgen(method, getter)]
    fn member(this: &PersonObject) -> bool;
}

#[wasm_bindgen]
pub fn object_by_getters(object: &PersonObject) -> f64 {
    let (name, age) = (object.name(), object.age());
    Person { name, age, height: object.height(), member: object.member() }.check()
}

/// What goes the other way.
#[wasm_bindgen]
pub struct People(Vec<Person>);

#[wasm_bindgen]
impl People {
    #[wasm_bindgen(constructor)]
    pub fn new(value: JsValue) -> Result<Self, JsError> {
        Ok(Self(serde_wasm_bindgen::from_value(value)?))
    }

    pub fn one_by_serde(&self) -> Result<JsValue, JsError> {
        Ok(serde_wasm_bindgen::to_value(&self.0[0])?)
    }

    pub fn all_by_serde(&self) -> Result<JsValue, JsError> {
        Ok(serde_wasm_bindgen::to_value(&self.0)?)
    }

    pub fn one_by_json(&self) -> Result<String, JsError> {
        Ok(serde_json::to_string(&self.0[0])?)
    }

    pub fn all_by_json(&self) -> Result<String, JsError> {
        Ok(serde_json::to_string(&self.0)?)
    }

    pub fn one_by_reflect(&self) -> Result<Object, JsValue> {
        let Person { name, age, height, member } = &self.0[0];
        let object = Object::new();
        let set = |field: &str, value: JsValue| Reflect::set(&object, &field.into(), &value);
        set("name", name.into())?;
        set("age", (*age).into())?;
        set("height", (*height).into())?;
        set("member", (*member).into())?;
        Ok(object)
    }
}
