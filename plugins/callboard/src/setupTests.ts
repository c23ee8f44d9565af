import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A busy machine renders late; what never comes fails all the same.
configure({ asyncUtilTimeout: 10_000 });
