import { Route, Routes } from 'react-router-dom';
import { changeRouteRef } from '../routes';
import { ChangePage } from './ChangePage/ChangePage';
import { ChangesPage } from './ChangesPage';

/** The page Changes without a header: the list, and one change below it. */
export const ChangesRoutes = () => (
  <Routes>
    <Route path="/" element={<ChangesPage />} />
    <Route path={changeRouteRef.path} element={<ChangePage />} />
  </Routes>
);
