// Builds folders of manifests with Kustomize, as `kubectl kustomize` does, and says how long that took without process
// start and without the disk.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"time"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// One folder: the texts of its files by name, a kustomization.yaml among them.
type folder map[string]string

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var folders []folder
	if err := json.Unmarshal(text, &folders); err != nil {
		log.Fatal(err)
	}
	start := time.Now()
	objects := 0
	for _, files := range folders {
		built, err := build(files)
		if err != nil {
			log.Fatal(err)
		}
		objects += built
	}
	fmt.Printf(`{"milliseconds":%f,"objects":%d}`, time.Since(start).Seconds()*1000, objects)
}

func build(files folder) (int, error) {
	fs := filesys.MakeFsInMemory()
	for name, text := range files {
		if err := fs.WriteFile("/service/"+name, []byte(text)); err != nil {
			return 0, err
		}
	}
	built, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(fs, "/service")
	if err != nil {
		return 0, err
	}
	_, err = built.AsYaml()
	return built.Size(), err
}
