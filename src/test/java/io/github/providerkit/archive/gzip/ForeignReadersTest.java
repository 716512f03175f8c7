package io.github.providerkit.archive.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import io.github.providerkit.archive.write.Samples;
import io.github.providerkit.archive.write.TarGzWriter;
import io.github.providerkit.archive.write.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers that were written independently of each other take what is written here. */
class ForeignReadersTest {
  private static final int BLOCK = GzipBlock.SIZE;

  @TempDir Path directory;
  private byte[] input;

  @BeforeEach
  void compress() throws IOException {
    // Given everything: structures of all kinds, runs, noise, and a last block that is not full
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(new RandomData(3).next(8 * BLOCK));
    all.writeBytes(Samples.mixture(3 * BLOCK));
    all.writeBytes(new byte[3 * BLOCK]);
    all.writeBytes(Samples.text(BLOCK + 77));
    input = all.toByteArray();
    try (OutputStream gzip =
        new ParallelGzipOutputStream(Files.newOutputStream(directory.resolve("x.gz")), 2)) {
      gzip.write(input);
    }
  }

  /** Not foreign, but related in nothing. */
  @Test
  void ours() throws Exception {
    Path archive = directory.resolve("x.tar.gz");
    ArchiveEntry entry = ArchiveEntry.ofBytes("x", input);
    new TarGzWriter(2).write(ArchiveContents.of(List.of(entry)), archive);
    List<byte[]> read = new ArrayList<>();
    new TarGzReader(ReadLimits.DEFAULT)
        .read(archive, (found, content) -> read.add(content.readAllBytes()));
    assertThat(read).containsExactly(input);
  }

  @Test
  void gzip() throws Exception {
    Tools.assumePresent("gzip");
    Tools.run(directory, "gzip", "-t", "x.gz");
    Tools.run(directory, "gzip", "-d", "x.gz");
    assertThat(directory.resolve("x")).hasBinaryContent(input);
  }

  @Test
  void libdeflate() throws Exception {
    assumeTrue(starts("libdeflate-gunzip", "-V"), "needs the program libdeflate-gunzip");
    Tools.run(directory, "libdeflate-gunzip", "x.gz");
    assertThat(directory.resolve("x")).hasBinaryContent(input);
  }

  @Test
  void go() throws Exception {
    assumeTrue(starts("go", "version"), "needs the program go");
    Files.writeString(
        directory.resolve("gunzip.go"),
        """
        package main

        import (
        	"compress/gzip"
        	"io"
        	"os"
        )

        func main() {
        	reader, err := gzip.NewReader(os.Stdin)
        	if err == nil {
        		_, err = io.Copy(os.Stdout, reader)
        	}
        	if err != nil {
        		panic(err)
        	}
        }
        """);
    Tools.run(directory, "sh", "-c", "go run gunzip.go <x.gz >x");
    assertThat(directory.resolve("x")).hasBinaryContent(input);
  }

  @Test
  void node() throws Exception {
    Tools.assumePresent("node");
    String program =
        "const fs = require('fs');"
            + "fs.writeFileSync('x', require('zlib').gunzipSync(fs.readFileSync('x.gz')))";
    Tools.run(directory, "node", "-e", program);
    assertThat(directory.resolve("x")).hasBinaryContent(input);
  }

  private static boolean starts(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
