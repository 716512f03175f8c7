package io.github.providerkit.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That everybody can read the page: by its parts, and by its colours. */
class PageAccessTest {
  private static final String PAGE = ReleasePage.html(Pages.weather());

  /** WCAG 2.2, success criterion 1.4.3: of texts. */
  private static final double TEXT = 4.5;

  /** WCAG 2.2, success criterion 1.4.11: of what is not text. */
  private static final double SHAPE = 3;

  private static List<String> all(String regex) {
    return Pattern.compile(regex)
        .matcher(PAGE)
        .results()
        .map(found -> found.groupCount() > 0 ? found.group(1) : found.group())
        .toList();
  }

  @Test
  void landmarksAreThereOnce() {
    for (String landmark : List.of("header", "main", "footer", "h1")) {
      assertThat(all("<" + landmark + "[ >]")).as(landmark).hasSize(1);
    }
    assertThat(PAGE.indexOf("class=\"skip\" href=\"#contents\""))
        .as("the first that a keyboard meets")
        .isPositive()
        .isLessThan(PAGE.indexOf("<header"));
  }

  @Test
  void everyRegionHasItsOwnName() {
    List<String> names = new ArrayList<>(all("role=\"region\" aria-label=\"([^\"]*)\""));
    for (String id : all("<[a-z]+[^>]* aria-labelledby=\"([^\"]*)\"")) {
      names.addAll(all("id=\"%s\">([^<]*)<".formatted(Pattern.quote(id))));
    }
    assertThat(names).hasSizeGreaterThan(10).doesNotHaveDuplicates().doesNotContain("");
    assertThat(all("role=\"region\"(?! aria-label)")).isEmpty();
    assertThat(all("<section(?! aria-labelledby)")).isEmpty();
  }

  @Test
  void headingsStepDownOneByOne() {
    List<String> levels = all("<h([1-6])");
    assertThat(levels).startsWith("1", "2").hasSizeGreaterThan(5);
    assertThat(levels.subList(1, levels.size())).containsOnly("2");
  }

  @Test
  void whatIsOnlyAPictureIsSaidInWords() {
    assertThat(all("<svg(?![^>]* aria-hidden=\"true\")")).isEmpty();
    assertThat(all("<svg[^>]*>.*?</svg><ul class=\"keys\">")).hasSameSizeAs(all("<svg"));
    assertThat(all("<summary>\\s*</summary>")).isEmpty();
  }

  @Test
  void aKeyboardIsSeen() {
    assertThat(PAGE).contains(":focus-visible { outline: 3px solid");
    assertThat(all("outline: *(?:none|0)")).isEmpty();
    assertThat(all("tabindex=\"([^\"]*)\"")).containsOnly("0", "-1");
  }

  @ParameterizedTest
  @CsvSource({
    "text,ground",
    "text,panel",
    "soft,ground",
    "soft,panel",
    "link,ground",
  })
  void textsStandOut(String above, String below) {
    for (Map<String, String> colours : palettes()) {
      assertThat(contrast(colours, above, below)).isGreaterThanOrEqualTo(TEXT);
    }
  }

  @ParameterizedTest
  @CsvSource({"c0", "c1", "c2", "c3", "c4"})
  void soDoThePartsOfAPicture(String part) {
    for (Map<String, String> colours : palettes()) {
      assertThat(contrast(colours, part, "ground")).isGreaterThanOrEqualTo(SHAPE);
    }
  }

  @Test
  void contrastIsCountedAsTheStandardDoes() {
    Map<String, String> colours = Map.of("a", "ffffff", "b", "000000", "c", "767676");
    assertThat(contrast(colours, "a", "b")).isEqualTo(21);
    assertThat(contrast(colours, "c", "a")).isBetween(4.54, 4.55);
  }

  /** Light and dark: the second has all colours of the first. */
  private static List<Map<String, String>> palettes() {
    List<Map<String, String>> palettes = new ArrayList<>();
    for (MatchResult root : Pattern.compile(":root \\{([^}]*)}").matcher(PAGE).results().toList()) {
      Map<String, String> colours = new HashMap<>();
      Matcher colour = Pattern.compile("--([a-z0-9]+): #([0-9a-f]{6})").matcher(root.group(1));
      while (colour.find()) {
        colours.put(colour.group(1), colour.group(2));
      }
      palettes.add(colours);
    }
    assertThat(palettes).hasSize(2);
    assertThat(palettes.get(1).keySet()).isEqualTo(palettes.get(0).keySet());
    return palettes;
  }

  private static double contrast(Map<String, String> colours, String one, String other) {
    double first = luminance(colours.get(one));
    double second = luminance(colours.get(other));
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String hex) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double part = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
