package io.github.providerkit.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.providerkit.page.Browser.Page;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** The page of a release, looked at in a browser. */
@DisabledOnOs({OS.WINDOWS, OS.MAC})
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReleasePageInBrowserTest {
  @TempDir static Path directory;
  private static Browser browser;
  private static Path file;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start(directory.resolve("profile"));
    file = Browser.write(directory, ReleasePage.html(Pages.weather()));
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1280, false, 'rgb(255, 255, 255)'",
    "1280, true, 'rgb(13, 17, 23)'",
    "320, false, 'rgb(255, 255, 255)'",
    "320, true, 'rgb(13, 17, 23)'",
  })
  void everythingCanBeReadLightAndDarkWideAndNarrow(int width, boolean dark, String ground)
      throws Exception {
    Page page = browser.open(file, width, dark);
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
    JsonNode seen = page.evaluate(Browser.script());
    assertThat(seen.get("ground").asText()).isEqualTo(ground);
    assertThat(seen.get("texts").asInt()).isGreaterThan(200);
    assertThat(seen.get("poor")).isEmpty();
    assertThat(seen.get("over").asInt()).as("nobody scrolls sideways").isZero();
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsSeen(@TempDir Path other) throws Exception {
    String pale = "<p style='color: #999'>pale</p><div style='width: 3000px'>wide</div>";
    Page page =
        browser.open(Browser.write(other, pale + "<img src='http://127.0.0.1:9'>"), 320, false);
    JsonNode seen = page.evaluate(Browser.script());
    assertThat(seen.get("poor").get(0).asText()).isEqualTo("2.85 pale");
    assertThat(seen.get("over").asInt()).isPositive();
    assertThat(page.complaints()).anyMatch(one -> one.startsWith("asked for http://127.0.0.1:9"));
  }

  @Test
  void aKeyboardReachesEverythingAndShowsWhereItIs() throws Exception {
    Page page = browser.open(file, 1280, false);
    int places =
        page.evaluate("document.querySelectorAll('a[href], summary, [tabindex=\"0\"]').length")
            .asInt();
    page.press("Tab");
    assertThat(focus(page)).isEqualTo("A skip");
    assertThat(page.evaluate("document.activeElement.getBoundingClientRect().left").asInt())
        .as("a link that nobody sees before")
        .isZero();
    page.press("Enter");
    assertThat(focus(page)).isEqualTo("MAIN contents");
    // Tables in closed parts are none of a keyboard's.
    int closed =
        page.evaluate("document.querySelectorAll('details:not([open]) [tabindex=\"0\"]').length")
            .asInt();
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < places - closed - 1; i++) {
      page.press("Tab");
      reached.add(page.evaluate("document.activeElement.outerHTML.slice(0, 120)").asText());
      JsonNode outline =
          page.evaluate(
              "(function () { const style = getComputedStyle(document.activeElement);"
                  + " const box = document.activeElement.getBoundingClientRect();"
                  + " return {style: style.outlineStyle, width: parseFloat(style.outlineWidth),"
                  + " seen: box.bottom > 0 && box.top < innerHeight}; })()");
      assertThat(outline.get("style").asText()).as(reached.get(i)).isEqualTo("solid");
      assertThat(outline.get("width").asDouble()).isGreaterThanOrEqualTo(2);
      assertThat(outline.get("seen").asBoolean()).as(reached.get(i)).isTrue();
    }
    assertThat(reached).doesNotHaveDuplicates();
    assertThat(reached).filteredOn(one -> one.startsWith("<summary")).hasSizeGreaterThan(4);
  }

  @Test
  void aKeyOpensWhatIsClosed() throws Exception {
    Page page = browser.open(file, 1280, false);
    page.evaluate("document.querySelector('summary').focus()");
    page.press("Enter");
    assertThat(page.evaluate("document.querySelectorAll('details[open]').length").asInt())
        .isEqualTo(1);
  }

  @Test
  void aScreenReaderIsToldWhatIsWhat() throws Exception {
    List<String> spoken = browser.open(file, 1280, false).spoken();
    assertThat(spoken)
        .contains(
            "RootWebArea weather 0.1.0",
            "link Skip to the contents",
            "heading weather 0.1.0",
            "region In a server's configuration",
            "region Lines to copy",
            "region Sizes",
            "table Archives, and the share of their largest files",
            "columnheader Platform",
            "rowheader linux/amd64",
            "region Operations",
            "rowheader forecast",
            "region Files and digests")
        .filteredOn(
            one -> one.matches("(link|button|region|table|heading|DisclosureTriangle|image|img) *"))
        .as("without a name")
        .isEmpty();
    assertThat(spoken).filteredOn(one -> one.startsWith("main")).hasSize(1);
    assertThat(spoken).filteredOn(one -> one.startsWith("contentinfo")).hasSize(1);
  }

  private static String focus(Page page) throws Exception {
    return page.evaluate(
            "document.activeElement.tagName + ' ' + (document.activeElement.className"
                + " || document.activeElement.id)")
        .asText();
  }
}
