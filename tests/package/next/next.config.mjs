export default {
  // The app has a folder of its own, whatever is above it.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  webpack(config) {
    // Next treats every style sheet as the page's; this one is a file that the elements request.
    const rules = config.module.rules.find(({ oneOf }) => oneOf);
    rules.oneOf.unshift({ test: /[\\/]contrappunto-\w+\.css$/, type: 'asset/resource' });
    return config;
  },
};
