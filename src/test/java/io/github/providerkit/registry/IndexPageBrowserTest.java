package io.github.providerkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.providerkit.host.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of 1,000 providers in a browser, where this machine has one. */
class IndexPageBrowserTest {
  private static final Pattern SHOWN = Pattern.compile("<li ");
  private static final Pattern OPEN = Pattern.compile("<details open");
  @TempDir Path directory;
  private Path page;
  private Optional<Path> browser = Optional.empty();

  @BeforeEach
  void aPageAndABrowser() throws Exception {
    browser =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> Host.current().onPath(name).stream())
            .findFirst();
    assumeTrue(browser.isPresent(), "no Chromium on this machine");
    page =
        Files.writeString(
            directory.resolve("index.html"),
            IndexPage.html(Listings.many(1_000), Listings::operations));
  }

  @Test
  void everythingIsThereUntilSomebodySearches() throws Exception {
    String all = loaded("");
    assertThat(count(SHOWN, all)).isEqualTo(1_000);
    assertThat(count(OPEN, all)).isZero();
    String found = loaded("?q=service-77");
    assertThat(found).contains("11 of 1000 providers");
    assertThat(count(SHOWN, found)).isEqualTo(11);
  }

  @Test
  void aLinkOpensOneProvider() throws Exception {
    String all = loaded("#github.com/acme/tools/secrets/service-7");
    assertThat(count(OPEN, all)).isEqualTo(1);
    assertThat(all.indexOf("<details open"))
        .isGreaterThan(all.indexOf("id=\"github.com/acme/tools/secrets/service-7\""));
  }

  private static long count(Pattern pattern, String text) {
    return pattern.matcher(text).results().count();
  }

  /** The page as the browser has it once its script has run. */
  private String loaded(String behind) throws Exception {
    Path out = directory.resolve("page.txt");
    Process process =
        new ProcessBuilder(
                List.of(
                    browser.orElseThrow().toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--user-data-dir=" + directory.resolve("profile"),
                    "--virtual-time-budget=8000",
                    "--dump-dom",
                    page.toUri() + behind))
            .redirectOutput(out.toFile())
            .redirectError(directory.resolve("errors.txt").toFile())
            .start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("it ends by itself").isTrue();
    return Files.readString(out, UTF_8);
  }
}
