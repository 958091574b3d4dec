// Command check holds what a log answered against golang.org/x/mod/sumdb, the implementation that guards Go's modules:
// the notes against its verifier, roots, paths and tiles against its own tree over the same leaf records.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type head struct {
	Size      int64
	Note      string
	Inclusion []struct {
		Seq  int64
		Path [][]byte
	}
	Consistency []struct {
		From int64
		Path [][]byte
	}
	Tiles []struct {
		Level, Index, Width int
		Bytes               []byte
	}
}

type exported struct {
	Origin, Key string
	Leaves      []byte
	Heads       []head
	Cosigned    struct{ Note, Key string }
}

const leafBytes = 33

var faults int

func main() {
	text, err := os.ReadFile(os.Args[1])
	must(err)
	var log exported
	must(json.Unmarshal(text, &log))
	verifier, err := note.NewVerifier(log.Key)
	must(err)

	// Everything Go says follows from the leaf records alone.
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	for seq := 0; seq*leafBytes < len(log.Leaves); seq++ {
		hashes, err := tlog.StoredHashes(int64(seq), log.Leaves[seq*leafBytes:(seq+1)*leafBytes], reader)
		must(err)
		stored = append(stored, hashes...)
	}

	proofs, tiles := 0, 0
	for _, at := range log.Heads {
		root, err := tlog.TreeHash(at.Size, reader)
		must(err)
		opened, err := note.Open([]byte(at.Note), note.VerifierList(verifier))
		if err != nil {
			fault("the note at %d does not verify: %v", at.Size, err)
			continue
		}
		want := fmt.Sprintf("%s\n%d\n%s\n", log.Origin, at.Size, base64.StdEncoding.EncodeToString(root[:]))
		if opened.Text != want {
			fault("the note at %d says\n%s and should say\n%s", at.Size, opened.Text, want)
		}
		forged := strings.Replace(at.Note, "\n"+fmt.Sprint(at.Size)+"\n", "\n"+fmt.Sprint(at.Size+1)+"\n", 1)
		if _, err := note.Open([]byte(forged), note.VerifierList(verifier)); err == nil {
			fault("a forged note at %d verifies", at.Size)
		}
		for _, each := range at.Inclusion {
			hash := tlog.RecordHash(log.Leaves[each.Seq*leafBytes : (each.Seq+1)*leafBytes])
			proof := tlog.RecordProof(hashesOf(each.Path))
			if err := tlog.CheckRecord(proof, at.Size, root, each.Seq, hash); err != nil {
				fault("inclusion of %d in %d: %v", each.Seq, at.Size, err)
			}
			proofs++
		}
		for _, each := range at.Consistency {
			from, err := tlog.TreeHash(each.From, reader)
			must(err)
			proof := tlog.TreeProof(hashesOf(each.Path))
			if err := tlog.CheckTree(proof, at.Size, root, each.From, from); err != nil {
				fault("consistency of %d with %d: %v", each.From, at.Size, err)
			}
			proofs++
		}
		for _, each := range at.Tiles {
			tile := tlog.Tile{H: 8, L: each.Level, N: int64(each.Index), W: each.Width}
			data, err := tlog.ReadTileData(tile, reader)
			must(err)
			if !bytes.Equal(data, each.Bytes) {
				fault("tile %d/%d of %d at %d entries differs", each.Level, each.Index, each.Width, at.Size)
			}
			tiles++
		}
	}
	cosignatures := cosigned(log.Cosigned.Note, log.Cosigned.Key, verifier)
	word := "ok"
	if faults > 0 || proofs == 0 || tiles == 0 || cosignatures == 0 {
		word = "failed"
	}
	fmt.Printf("%s go entries=%d notes=%d proofs=%d tiles=%d cosignatures=%d faults=%d\n",
		word, len(log.Leaves)/leafBytes, len(log.Heads), proofs, tiles, cosignatures, faults)
	if word != "ok" {
		os.Exit(1)
	}
}

// cosigned opens a note that a witness signed as well, and checks what the witness signed by the words of C2SP
// tlog-cosignature. It answers how many cosignatures hold.
func cosigned(text, key string, log note.Verifier) int {
	opened, err := note.Open([]byte(text), note.VerifierList(log))
	if err != nil {
		fault("the cosigned note does not verify: %v", err)
		return 0
	}
	parts := strings.Split(key, "+")
	public, err := base64.StdEncoding.DecodeString(strings.Join(parts[2:], "+"))
	must(err)
	hash := sha256.Sum256(append([]byte(parts[0]+"\n"), public...))
	if fmt.Sprintf("%x", hash[:4]) != parts[1] || public[0] != 4 || len(public) != 33 {
		fault("the witness's key %s is not well formed", key)
	}
	found := 0
	for _, line := range opened.UnverifiedSigs {
		data, err := base64.StdEncoding.DecodeString(line.Base64)
		must(err)
		if line.Name != parts[0] || line.Hash != binary.BigEndian.Uint32(hash[:4]) || len(data) != 4+8+64 {
			fault("a line under the cosigned note is not the witness's")
			continue
		}
		seconds := binary.BigEndian.Uint64(data[4:12])
		message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", seconds, opened.Text)
		if !ed25519.Verify(public[1:], []byte(message), data[12:]) {
			fault("the cosignature does not verify")
			continue
		}
		found++
	}
	return found
}

func hashesOf(path [][]byte) []tlog.Hash {
	hashes := make([]tlog.Hash, len(path))
	for i, bytes := range path {
		if len(bytes) != tlog.HashSize {
			fault("a hash of %d bytes", len(bytes))
		}
		copy(hashes[i][:], bytes)
	}
	return hashes
}

func fault(format string, values ...interface{}) {
	faults++
	fmt.Printf("  "+format+"\n", values...)
}

func must(err error) {
	if err != nil {
		fmt.Println("failed go:", err)
		os.Exit(1)
	}
}
