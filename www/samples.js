/** Pictures rendered by a program of this repository. */
export const samples = [
  { name: "Landscape", width: 960, height: 640, bytes: 319_105 },
  { name: "Chart", width: 960, height: 640, bytes: 129_435 },
  { name: "Spheres", width: 960, height: 640, bytes: 244_676 },
].map((sample) => {
  const file = `./samples/${sample.name.toLowerCase()}.png`;
  return { ...sample, url: String(new URL(file, import.meta.url)) };
});
