package io.github.providerkit.page;

import io.github.providerkit.compare.ArchiveDifference;
import io.github.providerkit.compare.ArchiveDifference.FileChange;
import io.github.providerkit.compare.Change;
import io.github.providerkit.compare.Judgement;
import io.github.providerkit.compare.ReleaseDifference;
import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.OfferedOperation.Parameter;
import io.github.providerkit.page.ReleaseFacts.Changes;
import io.github.providerkit.parts.Library;
import io.github.providerkit.release.ArtifactList.Item;
import io.github.providerkit.sbom.Inventory;
import io.github.providerkit.sbom.Inventory.Archive;
import io.github.providerkit.sbom.Inventory.Entry;
import io.github.providerkit.sbom.Inventory.Role;
import io.github.providerkit.sbom.Subject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Releases to be shown in tests, and for people to look at. */
final class Pages {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  private Pages() {}

  /** A release whose texts all say the same. */
  static ReleaseFacts saying(String text) {
    Library library = new Library("npm", text, text);
    return new ReleaseFacts(
        new Subject(text, text, text, text, Optional.empty(), text),
        new Inventory(
            List.of(
                new Archive(
                    text,
                    text,
                    100,
                    DIGEST,
                    List.of(new Entry(text, 100, DIGEST, Role.PROGRAM, List.of(library))),
                    List.of()))),
        List.of(
            new OfferedOperation(
                text,
                text,
                text,
                text,
                List.of(
                    new Parameter(text, text, true, text),
                    new Parameter(text, text, false, text)))),
        List.of(new Item(text, text, text, 1, DIGEST, text)),
        Optional.of(text),
        Optional.of(
            new Changes(
                new ReleaseDifference(
                    "1.0.0", "2.0.0", List.of(new Change(Judgement.MAJOR, text, text))),
                List.of(
                    new ArchiveDifference(
                        text,
                        1,
                        2,
                        List.of(
                            new FileChange(text, OptionalLong.of(1), OptionalLong.empty())))))));
  }

  /** An ordinary release for several platforms. */
  static ReleaseFacts weather() {
    List<Archive> archives = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    List<Library> libraries =
        List.of(
            new Library("golang", "golang.org/x/net", "v0.48.0"),
            new Library("golang", "stdlib", "1.26.8"));
    long size = 6_000_000;
    for (String platform : List.of("darwin/arm64", "linux/amd64", "linux/arm64", "windows/amd64")) {
      String file = "gestalt-plugin-weather_v0.1.0_" + platform.replace('/', '_') + ".tar.gz";
      archives.add(
          new Archive(
              file,
              platform,
              size / 3,
              DIGEST,
              List.of(
                  new Entry(
                      "artifacts/" + platform + "/provider", size, DIGEST, Role.PROGRAM, libraries),
                  new Entry("assets/icon.svg", 4_000, DIGEST, Role.FILE, List.of()),
                  new Entry("catalog.yaml", 12_345, DIGEST, Role.FILE, List.of()),
                  new Entry("docs/guide.pdf", 1_200_000, DIGEST, Role.FILE, List.of()),
                  new Entry("manifest.yaml", 812, DIGEST, Role.FILE, List.of()),
                  new Entry("openapi.json", 700_000, DIGEST, Role.FILE, List.of())),
              List.of()));
      items.add(
          new Item(
              "archive",
              "target/provider/release/" + file,
              platform,
              size / 3,
              DIGEST,
              "com.acme:weather:tar.gz:" + platform.replace('/', '-') + ":0.1.0"));
      size += 350_000;
    }
    items.add(new Item("checksums", "release/checksums.txt", null, 400, DIGEST, null));
    items.add(
        new Item(
            "metadata",
            "maven/weather-0.1.0.yaml",
            null,
            900,
            DIGEST,
            "com.acme:weather:yaml:0.1.0"));
    return new ReleaseFacts(
        new Subject("weather", "0.1.0", "plugin", "weather/v0.1.0", Optional.empty(), "0.1.0"),
        new Inventory(archives),
        List.of(
            new OfferedOperation(
                "forecast",
                "GET",
                "/v1/forecast",
                "Hourly forecast for a place",
                List.of(
                    new Parameter("latitude", "string", true, "Degrees north"),
                    new Parameter("hourly", "string", false, ""))),
            new OfferedOperation(
                "elevation", "GET", "/v1/elevation", "Height of a place", List.of())),
        items,
        Optional.of("https://repo.acme.example/releases/com/acme/weather/0.1.0/weather-0.1.0.yaml"),
        Optional.of(changes(archives)));
  }

  private static Changes changes(List<Archive> archives) {
    return new Changes(
        new ReleaseDifference(
            "0.0.9",
            "0.1.0",
            List.of(
                new Change(Judgement.MAJOR, "operation tides", "is not there any more"),
                new Change(
                    Judgement.MAJOR,
                    "operation forecast: parameter latitude",
                    "takes string now, it took number"),
                new Change(Judgement.MINOR, "operation elevation", "is new"))),
        archives.stream()
            .map(
                archive ->
                    new ArchiveDifference(
                        archive.platform(),
                        archive.size() - 200_000,
                        archive.size(),
                        List.of(
                            new FileChange(
                                "artifacts/" + archive.platform() + "/provider",
                                OptionalLong.of(5_500_000),
                                OptionalLong.of(6_000_000)),
                            new FileChange(
                                "docs/guide.pdf",
                                OptionalLong.empty(),
                                OptionalLong.of(1_200_000)))))
            .toList());
  }

  /** Writes a page to look at: {@code Pages FILE}. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    Files.writeString(file, ReleasePage.html(weather()));
    Files.writeString(file.resolveSibling("release.md"), ReleasePage.markdown(weather()));
  }
}
