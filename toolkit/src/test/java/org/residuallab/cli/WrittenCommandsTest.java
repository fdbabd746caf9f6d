package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Each command that the pages and the manual write down is one that the command line takes. */
class WrittenCommandsTest {

  private static final CommandLine LAB = Lab.commandLine();

  private static final Path PROJECT = Path.of("..");
  private static final List<String> PAGES =
      List.of(
          "README.md",
          "cluster/README.md",
          "datasets/README.md",
          "notebooks/weights/README.md",
          "toolkit/EVALUATION.md",
          "toolkit/README.md",
          "toolkit/RUNS.md",
          "toolkit/SPEED.md",
          "notebooks/studies/quarter.yaml",
          "notebooks/studies/shortcuts.yaml",
          "notebooks/studies/tiny.yaml",
          "notebooks/studies/twins.yaml");

  // On a line of its own; a comment of a study file is one.
  private static final Pattern COMMAND =
      Pattern.compile("^(?:#? *|\\w+=\\S+ )\\./lab (.*)", Pattern.MULTILINE);
  private static final Pattern SPOKEN_OF = Pattern.compile("`\\./lab ([a-z][a-z-]*)");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private static final Pattern A_RUN = Pattern.compile("[\\w.-]+-seed\\d+");
  private static final Pattern TRAINED =
      Pattern.compile("^train (\\S+)(?: --preset (\\S+))?(?=\\s{2,}| --probe| --data|$)");

  static Stream<String> onPages() throws IOException {
    List<String> commands = new ArrayList<>();
    for (String page : PAGES) {
      commands.addAll(in(Files.readString(PROJECT.resolve(page))));
    }
    return commands.stream().distinct();
  }

  static Stream<String> inTheManual() {
    return Stream.concat(Stream.of(LAB), LAB.getSubcommands().values().stream())
        .map(command -> String.join("\n", command.getCommandSpec().usageMessage().footer()))
        .flatMap(footer -> in(footer.replace("\\\n", " ").replace("%%", "%")).stream())
        .distinct();
  }

  private static List<String> in(String text) {
    return COMMAND.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** Without what explains it, where it writes, and what follows in a pipe. */
  private static String[] words(String command) {
    String bare = command.replaceAll("(\\s{2,}|\\s#|\\s[>|]).*", "");
    return WORD.matcher(bare).results().map(WrittenCommandsTest::word).toArray(String[]::new);
  }

  private static String word(MatchResult found) {
    return Stream.of(1, 2, 3)
        .map(found::group)
        .filter(text -> text != null)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource({"onPages", "inTheManual"})
  void is_taken(String command) {
    String[] words = words(command);
    if (words.length > 0 && words[0].equals("COMMAND")) {
      return;
    }
    assertThatCode(() -> LAB.parseArgs(words)).as(command).doesNotThrowAnyException();
  }

  // A reader of a fresh clone has these and no others.
  @Test
  void runs_that_they_name_came_with_the_project_or_were_made_further_up() throws Exception {
    for (String page : PAGES) {
      haveTheirRuns(in(Files.readString(PROJECT.resolve(page))), page);
    }
    haveTheirRuns(inTheManual().toList(), "manual");
  }

  private static void haveTheirRuns(List<String> commands, String where) {
    Path results = PROJECT.resolve("notebooks/results");
    List<String> made = new ArrayList<>();
    for (String command : commands) {
      TRAINED.matcher(command).results().map(WrittenCommandsTest::runOf).forEach(made::add);
      for (String word : words(command)) {
        if (A_RUN.matcher(word).matches() && !made.contains(word)) {
          assertThat(results.resolve(word)).as(where + ": " + command).isDirectory();
        }
      }
    }
  }

  private static String runOf(MatchResult training) {
    String preset = training.group(2) == null ? "demo" : training.group(2);
    return "%s-%s-seed1".formatted(training.group(1), preset);
  }

  // In a sentence it may be no more than a name.
  @Test
  void those_spoken_of_are_there() throws Exception {
    for (String page : PAGES) {
      List<String> names =
          SPOKEN_OF
              .matcher(Files.readString(PROJECT.resolve(page)))
              .results()
              .map(found -> found.group(1))
              .toList();
      assertThat(LAB.getSubcommands().keySet()).as(page).containsAll(names);
    }
  }

  @Test
  void finds_them_wherever_they_stand() {
    assertThat(in("./lab run 01 # one\n    ./lab data cifar10\nsay `./lab runs`"))
        .containsExactly("run 01 # one", "data cifar10");
    assertThat(in("# ./lab study a.yaml --list\nA=1 ./lab study b.yaml")).hasSize(2);
    assertThat(words("ledger --source \"Table 6\"   one row > a.csv"))
        .containsExactly("ledger", "--source", "Table 6");
    assertThat(words("study a --on 'local[*]' # here"))
        .containsExactly("study", "a", "--on", "local[*]");
  }
}
