/** Where a proxy of Linkerd shows its metrics and how it is. */
export const adminPort = 4191;

/**
 * Pod ports that a service cannot have in Linkerd: the proxy's own, and those that proxies let pass by unless all
 * callers say otherwise.
 * @see https://linkerd.io/2-edge/reference/proxy-configuration/
 */
export const takenPorts = [4140, 4143, 4190, adminPort, 4567, 4568];

/**
 * Ports that proxies do not look into unless they are told to.
 * @see https://linkerd.io/2-edge/features/protocol-detection/#protocols-that-may-require-configuration
 */
export const opaqueByDefault = [25, 587, 3306, 4444, 5432, 6379, 9300, 11211];
