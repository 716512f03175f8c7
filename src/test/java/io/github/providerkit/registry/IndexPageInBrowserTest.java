package io.github.providerkit.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.providerkit.page.Browser;
import io.github.providerkit.page.Browser.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of all providers, looked at and searched in a browser. */
@DisabledOnOs({OS.WINDOWS, OS.MAC})
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IndexPageInBrowserTest {
  @TempDir static Path directory;
  private static Browser browser;
  private static Path file;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start(directory.resolve("profile"));
    file = Browser.write(directory, IndexPage.html(Listings.many(20), Listings::operations));
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, false", "1280, true", "320, false", "320, true"})
  void everythingCanBeReadLightAndDarkWideAndNarrow(int width, boolean dark) throws Exception {
    Page page = browser.open(file, width, dark);
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
    JsonNode seen = page.evaluate(Browser.script());
    assertThat(seen.get("texts").asInt()).isGreaterThan(100);
    assertThat(seen.get("poor")).isEmpty();
    assertThat(seen.get("over").asInt()).as("nobody scrolls sideways").isZero();
    assertThat(page.complaints()).as("its own script is allowed to run").isEmpty();
  }

  @Test
  void itIsSearchedWithTheKeyboardAlone() throws Exception {
    Page page = browser.open(file, 1280, false);
    page.press("Tab");
    page.press("Tab");
    assertThat(page.evaluate("document.activeElement.id").asText()).isEqualTo("words");
    for (String letter : "service-7".split("")) {
      page.press(letter);
    }
    assertThat(page.evaluate("document.getElementById('status').textContent").asText())
        .isEqualTo("1 of 20 providers");
    // Past the kinds and the platforms, to what was found.
    page.press("Tab");
    page.press("Tab");
    page.press("Tab");
    page.press("Enter");
    assertThat(page.evaluate("document.querySelector('details[open] h2').textContent").asText())
        .isEqualTo("Service 7");
  }

  @Test
  void aScreenReaderIsToldWhatIsWhat() throws Exception {
    List<String> spoken = browser.open(file, 1280, false).spoken();
    assertThat(spoken)
        .contains(
            "heading Providers of acme/tools",
            "searchbox Name, operation, package",
            "combobox Kind",
            "combobox Platform")
        .filteredOn(
            one ->
                one.matches(
                    "(link|button|region|table|heading|searchbox|combobox|DisclosureTriangle) *"))
        .as("without a name")
        .isEmpty();
    assertThat(spoken).filteredOn(one -> one.startsWith("status")).hasSize(1);
  }
}
