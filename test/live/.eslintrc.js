module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // What is tested here is no part of the public door of the plugin, and shall not become one for a test.
    '@backstage/no-forbidden-package-imports': 'off',
    '@backstage/no-mixed-plugin-imports': 'off',
  },
});
