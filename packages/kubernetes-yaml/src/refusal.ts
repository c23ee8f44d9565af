/**
 * Why a text that YAML allows is refused by the tools of Kubernetes, or parted into other documents than `yaml` makes of it.
 * `line` counts from 1.
 * @public
 */
export interface Refusal {
  line: number;
  message: string;
}
