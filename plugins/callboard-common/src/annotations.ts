/**
 * Annotation on a catalog entity that names the Kubernetes Service it stands for, as `<namespace>/<name>`.
 * @public
 */
export const CALLBOARD_SERVICE_ANNOTATION = 'callboard.dev/service';
