module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // What is tested here is no part of the public door of the plugin, and shall not become one for a test.
    '@backstage/no-forbidden-package-imports': 'off',
    '@backstage/no-mixed-plugin-imports': 'off',
  },
  overrides: [
    {
      // They run before anything is installed: what they share cannot be a package.
      files: ['*.mjs'],
      rules: { '@backstage/no-relative-monorepo-imports': 'off' },
    },
  ],
});
