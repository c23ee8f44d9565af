import { Link, useSidebarOpenState } from '@backstage/core-components';
import styles from './SidebarTitle.module.css';

/** A board with three names on it, and the portal's name where there is room. */
export const SidebarTitle = () => {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link to="/" underline="none" aria-label="Home" className={styles.title}>
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden>
        <rect x="2" y="3" width="20" height="18" rx="3" fill="#f2b84b" />
        <path
          d="M6 8h12M6 12h8M6 16h10"
          stroke="#1d2433"
          strokeWidth="2"
          strokeLinecap="round"
        />
      </svg>
      {isOpen && <span>Callboard</span>}
    </Link>
  );
};
