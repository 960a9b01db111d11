// What users of the package may write, and what the compiler has to refuse them. It is compiled, never run.
import { countWords, eachWord, longestWord, type Visit, wordCounts } from "../pkg/types.js";

export const count: number = countWords("to be");
// @ts-expect-error A number is no text.
countWords(5);
// @ts-expect-error A count is no text.
countWords("to be").trim();

export const longest: string | undefined = longestWord("to be");
// @ts-expect-error Where there is no word, there is no longest.
longestWord("").trim();

export const counts: Map<string, number> = wordCounts("to be");
// @ts-expect-error What is counted are texts.
wordCounts("to be").get(5);

const visit: Visit = (word, position) => console.log(word.trim(), position.toFixed());
eachWord("to be", visit);
// @ts-expect-error The first that it is called with is no number.
eachWord("to be", (word: number) => word.toFixed());
