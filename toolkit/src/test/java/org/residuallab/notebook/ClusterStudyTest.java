package org.residuallab.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.setting.Setting;
import org.residuallab.study.GridListener.Tally;
import org.residuallab.study.GridNews;
import org.residuallab.study.GridText;
import org.residuallab.study.Study;
import tech.tablesaw.api.Table;

class ClusterStudyTest {

  private static final Budget BUDGET = Budget.of(Preset.TINY);
  private static final Settings SETTINGS = new Settings(BUDGET, Optional.empty());

  @TempDir Path home;
  private final List<Table> shown = new ArrayList<>();

  @BeforeEach
  void setHome() {
    Setting.HOME.set(home.toString());
  }

  @AfterEach
  void unsetHome() {
    Setting.HOME.unset();
  }

  @Test
  void shows_where_each_run_is_and_how_far() throws Exception {
    Study study =
        new Study(
            "two seeds",
            List.of(CifarFamily.plain(8).architecture()),
            List.of(BUDGET),
            List.of(1L, 2L));
    GridNews begin = new GridNews.Begin("plain-8-tiny-seed1", "one", false, new Tally(1, 1, 0, 0));
    GridNews far = new GridNews.Iterations("plain-8-tiny-seed1", 3, 6, 1234.4);
    GridNews failed = new GridNews.Failed("plain-8-tiny-seed2", "no room", new Tally(0, 1, 0, 1));

    var made = run(study, begin, far, failed);

    assertThat(made).isEmpty();
    assertThat(shown.get(0).printAll())
        .contains("two seeds on local[2]: Spark starts")
        .contains("to do")
        .doesNotContain("reason");
    Table last = shown.get(shown.size() - 1);
    assertThat(last.name())
        .isEqualTo("two seeds on local[2]: 0 to do, 1 running, 0 done, 1 failed");
    assertThat(row(last, 0))
        .containsExactly("plain-8-tiny-seed1", "running", "one", "3", "6", "1,234", "");
    assertThat(row(last, 1))
        .containsExactly("plain-8-tiny-seed2", "failed", "", "0", "6", "", "no room");
  }

  private List<?> run(Study study, GridNews... news) throws Exception {
    StringBuilder script = new StringBuilder("read -r order\ncat <<'END'\n");
    for (GridNews each : news) {
      script.append(GridText.of(each)).append('\n');
    }
    LiveDisplay place =
        new LiveDisplay(
            table -> {
              shown.add((Table) table);
              return "id";
            },
            (id, table) -> shown.add((Table) table));
    return new ClusterStudy(study, "local[2]")
        .run(SETTINGS, place, new ProcessBuilder("sh", "-c", script + "END\nexit 3"));
  }

  private static List<String> row(Table table, int row) {
    return table.columns().stream().map(column -> column.getString(row)).toList();
  }
}
