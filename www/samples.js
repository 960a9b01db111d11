/** Pictures rendered by a program of this repository. */
export const samples = [
  { name: "Landscape", url: "./samples/landscape.png" },
  { name: "Chart", url: "./samples/chart.png" },
  { name: "Spheres", url: "./samples/spheres.png" },
];
