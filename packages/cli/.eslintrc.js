module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // What is published is one bundle that holds all of them: build.mjs.
    '@backstage/no-undeclared-imports': 'off',
    // It prints: that is what it is for.
    'no-console': 'off',
  },
});
