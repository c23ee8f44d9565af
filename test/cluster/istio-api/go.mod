// Pins the module whose one file with the custom resource definitions of Istio we read (../obtain.mjs,
// ../generate-schemas.mjs). No Go code imports it, so do not run `go mod tidy` here; instead
// `go get istio.io/api@<version>`.
module callboard.dev/test/cluster/istio-api

go 1.26.0

require istio.io/api v1.31.1
