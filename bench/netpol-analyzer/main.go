// Says what np-guard's netpol-analyzer makes of a folder of manifests, and how long it took without reading them.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"time"

	"github.com/np-guard/netpol-analyzer/pkg/manifests/fsscanner"
	"github.com/np-guard/netpol-analyzer/pkg/netpol/connlist"
)

type result struct {
	Milliseconds float64 `json:"milliseconds"`
	Connections  int     `json:"connections"`
	HeapBytes    uint64  `json:"heapBytes"`
}

func main() {
	infos, errs := fsscanner.GetResourceInfosFromDirPath([]string{os.Args[1]}, true, true)
	if len(errs) > 0 {
		fmt.Fprintln(os.Stderr, errs)
		os.Exit(1)
	}
	analyzer := connlist.NewConnlistAnalyzer(connlist.WithMuteErrsAndWarns())
	start := time.Now()
	connections, _, err := analyzer.ConnlistFromResourceInfos(infos)
	elapsed := time.Since(start)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	if err := json.NewEncoder(os.Stdout).Encode(result{
		Milliseconds: float64(elapsed.Microseconds()) / 1000,
		Connections:  len(connections),
		HeapBytes:    memory.HeapAlloc,
	}); err != nil {
		os.Exit(1)
	}
}
