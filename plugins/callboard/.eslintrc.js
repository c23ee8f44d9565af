module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      files: ['src/**/*.{ts,tsx}'],
      excludedFiles: ['src/plugin.tsx', 'src/**/*.test.tsx'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            paths: [
              {
                name: '@backstage/frontend-plugin-api',
                message:
                  'Components work in both frontend systems: import from @backstage/core-plugin-api; only src/plugin.tsx knows the new system.',
              },
            ],
            patterns: ['*.test*'],
          },
        ],
      },
    },
  ],
});
