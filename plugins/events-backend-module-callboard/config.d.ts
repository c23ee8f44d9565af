export interface Config {
  events?: {
    modules?: {
      gitea?: {
        /**
         * The secret of the webhooks at Gitea or Forgejo. Without it none is taken.
         * @visibility secret
         */
        webhookSecret?: string;
      };
    };
  };
}
