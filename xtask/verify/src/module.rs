//! What a WebAssembly module says of itself.

use std::ops::Range;

use anyhow::{Context, Result, bail};
use wasmparser::{
    BinaryReader, Parser, Payload, Validator, WasmFeatures,
    types::{EntityType, TypesRef},
};

use crate::declared::Interface;

/// A valid module.
#[derive(Default)]
pub(crate) struct Module {
    pub(crate) interface: Interface,
    /// Name and place, in the module's order.
    pub(crate) sections: Vec<(String, Range<usize>)>,
}

impl Module {
    /// Fails for a module that is not valid with exactly the features that it declares.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self> {
        let features = declared_features(bytes)?;
        let types = Validator::new_with_features(validated_with(&features)?)
            .validate_all(bytes)
            .context("it is not valid with the features that it declares")?;
        let mut module = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            module.add(&payload?, types.as_ref())?;
        }
        module.interface.exports.sort();
        module.interface.imports.sort();
        module.interface.features = features;
        Ok(module)
    }

    fn add(&mut self, payload: &Payload<'_>, types: TypesRef<'_>) -> Result<()> {
        if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            self.sections.push((section_name(id, payload), range));
        }
        match payload {
            Payload::ImportSection(section) => {
                for import in section.clone().into_imports() {
                    let import = import?;
                    let (module, name) = (import.module, without_hash(import.name));
                    let kind = describe(types.entity_type_from_import(&import), types);
                    self.interface.imports.push(format!("{module} {name} {kind}"));
                }
            }
            Payload::ExportSection(section) => {
                for export in section.clone() {
                    let export = export?;
                    let kind = describe(types.entity_type_from_export(&export), types);
                    self.interface.exports.push(format!("{} {kind}", without_hash(export.name)));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// How long the functions are together.
    pub(crate) fn code_length(&self) -> usize {
        let code = self.sections.iter().find(|(name, _)| name == "code");
        code.map_or(0, |(_, range)| range.len())
    }
}

/// Without sizes of memories and tables, which move with every other edit.
fn describe(entity: Option<EntityType>, types: TypesRef<'_>) -> String {
    match entity {
        Some(EntityType::Func(id) | EntityType::FuncExact(id)) => types[id].to_string(),
        Some(EntityType::Table(table)) => format!("(table {})", table.element_type),
        Some(EntityType::Memory(_)) => "(memory)".into(),
        Some(EntityType::Global(it)) if it.mutable => format!("(global (mut {}))", it.content_type),
        Some(EntityType::Global(it)) => format!("(global {})", it.content_type),
        Some(EntityType::Tag(id)) => format!("(tag {})", types[id]),
        None => "(unknown)".into(),
    }
}

/// wasm-bindgen ends the names of what it makes with 16 hexadecimal digits, `*` here. They are the same on every machine, but
/// new with each version of the crate that asked, and those of closures with each compiler: not for a person to review.
fn without_hash(name: &str) -> String {
    let is_hash = |word: &str| {
        let digits = word.strip_prefix('h').unwrap_or(word);
        digits.len() == 16 && digits.bytes().all(|it| it.is_ascii_hexdigit())
    };
    let words = name.split('_').map(|word| if is_hash(word) { "*" } else { word });
    words.collect::<Vec<_>>().join("_")
}

/// Of the section that compilers write: <https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md#target-features-section>
fn declared_features(bytes: &[u8]) -> Result<Vec<String>> {
    let mut features = Vec::new();
    for payload in Parser::new(0).parse_all(bytes) {
        if let Payload::CustomSection(section) = payload.context("it cannot be parsed")?
            && section.name() == "target_features"
        {
            let mut reader = BinaryReader::new(section.data(), section.data_offset());
            for _ in 0..reader.read_var_u32()? {
                let (prefix, name) = (reader.read_u8()?, reader.read_string()?);
                // A minus forbids what others link with.
                if prefix == b'+' {
                    features.push(name.to_owned());
                }
            }
        }
    }
    features.sort();
    Ok(features)
}

fn validated_with(features: &[String]) -> Result<WasmFeatures> {
    let mut all = WasmFeatures::MVP;
    for feature in features {
        all |= match feature.as_str() {
            "atomics" => WasmFeatures::THREADS,
            "bulk-memory" => WasmFeatures::BULK_MEMORY,
            "bulk-memory-opt" => WasmFeatures::BULK_MEMORY_OPT,
            "call-indirect-overlong" => WasmFeatures::CALL_INDIRECT_OVERLONG,
            "exception-handling" => WasmFeatures::EXCEPTIONS,
            "extended-const" => WasmFeatures::EXTENDED_CONST,
            "multivalue" => WasmFeatures::MULTI_VALUE,
            "mutable-globals" => WasmFeatures::MUTABLE_GLOBAL,
            "nontrapping-fptoint" => WasmFeatures::SATURATING_FLOAT_TO_INT,
            "reference-types" => WasmFeatures::REFERENCE_TYPES,
            "relaxed-simd" => WasmFeatures::RELAXED_SIMD,
            "sign-ext" => WasmFeatures::SIGN_EXTENSION,
            "simd128" => WasmFeatures::SIMD,
            "tail-call" => WasmFeatures::TAIL_CALL,
            "wide-arithmetic" => WasmFeatures::WIDE_ARITHMETIC,
            _ => bail!(
                "it declares the feature {feature}, which xtask/verify/src/module.rs does not know"
            ),
        };
    }
    Ok(all)
}

/// As the specification names and numbers them.
fn section_name(id: u8, payload: &Payload<'_>) -> String {
    const NAMES: &str = "custom type import function table memory global export start element code data data-count tag";
    match payload {
        Payload::CustomSection(section) => format!("custom {}", section.name()),
        _ => NAMES.split(' ').nth(usize::from(id)).unwrap_or("unknown").to_owned(),
    }
}
