// Says, as JSON, what `istioctl analyze --use-kube=false` has against the manifests of a folder.
//
// Unlike istioctl it reads Services, Namespaces and Pods from files, too: istioctl skips them, and without them most
// analyzers have nothing to look at, or miss every host that a route names.
package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"istio.io/istio/pkg/config/analysis/analyzers"
	"istio.io/istio/pkg/config/analysis/diag"
	"istio.io/istio/pkg/config/analysis/local"
	"istio.io/istio/pkg/config/resource"
	"istio.io/istio/pkg/log"
)

func main() {
	if len(os.Args) != 4 {
		fail("usage: istio-analysis <folder> <mesh config> <root namespace>")
	}
	// Istio logs to where the answer goes, unless it is told.
	logging := log.DefaultOptions()
	logging.OutputPaths = []string{"stderr"}
	if err := log.Configure(logging); err != nil {
		fail(err)
	}
	messages, err := analyze(os.Args[1], os.Args[2], os.Args[3])
	if err != nil {
		fail(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(messages); err != nil {
		fail(err)
	}
}

func analyze(folder, meshConfig, rootNamespace string) (diag.Messages, error) {
	analyzer := local.NewIstiodAnalyzer(analyzers.AllCombined(), "", resource.Namespace(rootNamespace), nil)
	if err := analyzer.AddFileKubeMeshConfig(meshConfig); err != nil {
		return nil, err
	}
	sources, err := open(folder)
	if err != nil {
		return nil, err
	}
	if err := analyzer.AddTestReaderKubeSource(sources); err != nil {
		return nil, err
	}
	result, err := analyzer.Analyze(make(chan struct{}))
	return append(diag.Messages{}, result.Messages...), err
}

func open(folder string) (sources []local.ReaderSource, err error) {
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		file, err := os.Open(path)
		sources = append(sources, local.ReaderSource{Name: path, Reader: file})
		return err
	})
	return sources, err
}

func fail(why any) {
	fmt.Fprintln(os.Stderr, why)
	os.Exit(1)
}
