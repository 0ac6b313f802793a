export default {
  // The app stands in a folder of its own, whatever lies above it.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  webpack(config) {
    // Next takes every style sheet for the page's; this one is a file that the elements ask for.
    const rules = config.module.rules.find(({ oneOf }) => oneOf);
    rules.oneOf.unshift({ test: /[\\/]contrappunto-\w+\.css$/, type: 'asset/resource' });
    return config;
  },
};
