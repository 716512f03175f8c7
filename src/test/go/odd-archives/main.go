// The verdicts in odd-archives.txt: what Go's own libraries and the server's policy say of the
// archives that OddArchives makes. From the project's directory, after mvn test-compile:
//
//	java -cp target/test-classes:target/classes io.github.providerkit.archive.read.OddArchives 4000 |
//	  go run src/test/go/odd-archives/main.go > src/test/resources/io/github/providerkit/archive/read/odd-archives.txt
package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path"
	"strings"
)

// verdict is the names of an archive as the server unpacks it, or why it does not.
func verdict(archive []byte) ([]string, error) {
	gz, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		return nil, err
	}
	tr := tar.NewReader(gz)
	var names []string
	seen, files, dirs := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for {
		h, err := tr.Next()
		if err == io.EOF {
			return names, nil
		}
		if err != nil {
			return nil, err
		}
		clean := path.Clean(strings.TrimPrefix(h.Name, "./"))
		outside := clean == "." || clean == ".." || strings.HasPrefix(clean, "../")
		if outside || strings.Contains(h.Name, "\\") || seen[clean] {
			return nil, fmt.Errorf("name %q", h.Name)
		}
		seen[clean] = true
		place := strings.TrimPrefix(clean, "/")
		parts := strings.Split(place, "/")
		for i, part := range parts {
			above := strings.Join(parts[:i], "/")
			if len(part) > 255 || files[above] {
				return nil, fmt.Errorf("place %q", place)
			}
			dirs[above] = true
		}
		switch h.Typeflag {
		case tar.TypeDir:
			if files[place] {
				return nil, fmt.Errorf("place %q", place)
			}
			dirs[place] = true
		case tar.TypeReg:
			if dirs[place] {
				return nil, fmt.Errorf("place %q", place)
			}
			files[place] = true
			if _, err := io.Copy(io.Discard, tr); err != nil {
				return nil, err
			}
		default:
			return nil, fmt.Errorf("type %q", h.Typeflag)
		}
		names = append(names, fmt.Sprintf("%x", h.Name))
	}
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	for {
		var length uint32
		if binary.Read(in, binary.BigEndian, &length) != nil {
			return
		}
		archive := make([]byte, length)
		if _, err := io.ReadFull(in, archive); err != nil {
			return
		}
		if names, err := verdict(archive); err == nil {
			fmt.Printf("ok %08x\n", crc32.ChecksumIEEE([]byte(strings.Join(names, ","))))
		} else {
			fmt.Println("no")
		}
	}
}
