package org.residuallab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.residuallab.report.Facts.Fact;
import org.residuallab.run.StoredRun;
import org.residuallab.setting.Setting;

final class RunPagesTest {

  private static final Path RESULTS = Path.of("../notebooks/results");

  @BeforeEach
  void theProjectIsTheFolderAbove() {
    Setting.HOME.set("..");
  }

  @AfterEach
  void goHome() {
    Setting.HOME.unset();
  }

  @Test
  void shows_a_runs_curves_with_words_for_those_who_cannot_see_them() throws Exception {
    JsonNode pages = pages(run("plain-20-short-600-seed1"));

    assertThat(pages.at("/cells/0/source").asText()).isEqualTo("# Run plain-20-short-600-seed1");
    JsonNode chart = pages.at("/cells/1/outputs/0/data");
    assertThat(chart.at("/text~1plain").asText())
        .isEqualTo("Chart: Errors of plain-20-short-600-seed1");
    assertThat(chart.at("/image~1png").asText()).startsWith("iVBOR");
    assertThat(tables(pages)).contains("269,722", "./lab verify notebooks/results/plain-20");
  }

  @Test
  void says_of_runs_together_what_each_was_made_by() throws Exception {
    StoredRun plain = run("plain-20-short-600-seed1");
    StoredRun residual = run("resnet-20-short-600-seed2");

    assertThat(tables(pages(plain, residual))).contains("plain-20", "resnet-20");
    assertThat(Provenances.of(List.of(plain, residual)).rows())
        .contains(
            new Fact("seed", "1; 2"),
            new Fact("fingerprint (SHA-256)", plain.record().data().sha256()));
  }

  @Test
  void writes_a_command_as_a_shell_takes_it() {
    Facts facts = new Facts("It", List.of()).by(List.of("./lab", "report", "my own.ipynb", "it's"));

    assertThat(facts.json())
        .isEqualTo(
            "{\"title\":\"It\",\"rows\":[{\"what\":\"command\","
                + "\"value\":\"./lab report 'my own.ipynb' 'it'\\\\''s'\"}]}");
  }

  private static StoredRun run(String name) throws Exception {
    return StoredRun.read(RESULTS.resolve(name));
  }

  private static JsonNode pages(StoredRun... runs) throws Exception {
    return new ObjectMapper().readTree(RunPages.of(List.of(runs)));
  }

  private static String tables(JsonNode pages) {
    StringBuilder all = new StringBuilder();
    pages.findValues("text/html").forEach(html -> all.append(html.asText()));
    return all.toString();
  }
}
