import { useSearchParams } from 'react-router-dom';

/**
 * The environment that somebody chose: the query parameter `environment`, so that a link leads to it.
 * Nothing where nobody has chosen: then the first that holds the service is meant.
 */
export function useEnvironment(): {
  environment: string | undefined;
  selectEnvironment: (name: string) => void;
} {
  const [query, setQuery] = useSearchParams();
  return {
    environment: query.get('environment') ?? undefined,
    selectEnvironment: name =>
      setQuery(
        current => {
          current.set('environment', name);
          // Git is there for each of them, a cluster is not.
          if (current.get('source') === 'cluster') current.delete('source');
          return current;
        },
        { replace: true },
      ),
  };
}
