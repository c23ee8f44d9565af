// Pins the modules whose custom resource definitions we read (projects.mjs). No Go code imports them, so do not run
// `go mod tidy` here. Each is downloaded by itself, in the version that stands here: what one of them requires of the
// others does not matter. To move one, change its version, and its two lines in go.sum to `Sum` and `GoModSum` of
// `GOFLAGS=-mod=mod go mod download -json <module>@<version>`.
module callboard.dev/test/cluster/definitions

go 1.26.0

require (
	github.com/argoproj/argo-cd/v3 v3.4.13
	github.com/cilium/cilium v1.20.2
	github.com/external-secrets/external-secrets v1.3.2
	github.com/fluxcd/kustomize-controller v1.9.6
	github.com/fluxcd/source-controller v1.9.6
	github.com/prometheus-operator/prometheus-operator v0.85.0
	istio.io/api v1.31.1
	sigs.k8s.io/gateway-api v1.6.3
	sigs.k8s.io/secrets-store-csi-driver v1.6.0
)
