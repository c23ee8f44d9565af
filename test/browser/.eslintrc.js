module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // The demo shop is no part of the public door of the plugin, and shall not become one for a test.
    '@backstage/no-forbidden-package-imports': 'off',
  },
});
