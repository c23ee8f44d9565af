import { ApiObject, ApiObjectProps, App, Chart } from 'cdk8s';

/**
 * Makes the same objects of plain ones with cdk8s, and prints them. It validates nothing.
 * @param services the objects of each service: a chart each
 */
export function printWithCdk8s(services: object[][]): string {
  const app = new App();
  services.forEach((objects, index) => {
    const chart = new Chart(app, `service-${index}`);
    objects.forEach(
      (object, at) => new ApiObject(chart, `${at}`, object as ApiObjectProps),
    );
  });
  return app.synthYaml() as string;
}
