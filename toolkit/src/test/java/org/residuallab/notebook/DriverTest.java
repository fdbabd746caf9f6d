package org.residuallab.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.study.CellWork;
import org.residuallab.study.Cluster.Order;
import org.residuallab.study.GridListener.Tally;
import org.residuallab.study.GridNews;
import org.residuallab.study.GridText;
import org.residuallab.study.SharedImages;
import org.residuallab.study.Study;

/** Against a program in place of the one that knows Spark. */
@Timeout(60)
class DriverTest {

  private static final GridNews BEGIN =
      new GridNews.Begin("plain-8", "one", false, new Tally(0, 1, 0, 0));
  private static final GridNews FAR = new GridNews.Iterations("plain-8", 3, 6, 12.5);
  private static final GridNews DONE = new GridNews.Done("plain-8", new Tally(0, 0, 1, 0));
  private static final GridNews FAILED =
      new GridNews.Failed("plain-8", "the disk is \"full\"", new Tally(0, 0, 0, 1));
  private static final GridNews NOTICE = new GridNews.Notice("a worker takes no part");

  @TempDir Path folder;
  private final List<GridNews> told = new ArrayList<>();

  @Test
  void tells_all_that_the_program_says_and_gives_it_the_order() throws Exception {
    Path received = folder.resolve("order");
    Order order = order();

    carryOut(
        order,
        "read -r order; printf '%s' \"$order\" >" + received,
        says(BEGIN, FAR, NOTICE, DONE));

    assertThat(told).containsExactly(BEGIN, FAR, NOTICE, DONE);
    assertThat(GridText.order(Files.readString(received))).isEqualTo(order);
  }

  @Test
  void lines_of_the_virtual_machine_are_no_news() throws Exception {
    carryOut(order(), "read -r order", "echo '[0.1s][info][gc] Using G1'", says(BEGIN, DONE));

    assertThat(told).containsExactly(BEGIN, DONE);
  }

  @Test
  void a_run_that_fails_is_news_and_no_exception() throws Exception {
    carryOut(order(), "read -r order", says(BEGIN, FAILED), "exit 3");

    assertThat(told).containsExactly(BEGIN, FAILED);
  }

  @Test
  void what_cannot_be_done_as_asked_is_said_in_the_programs_words() {
    assertThatThrownBy(() -> carryOut(order(), "echo 'lab: no Spark master answers' >&2; exit 2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no Spark master answers");
  }

  @Test
  void a_program_that_breaks_down_is_no_success() {
    assertThatThrownBy(() -> carryOut(order(), "read -r order", says(BEGIN), "kill -9 $$"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended with status 137");
  }

  @Test
  void the_status_of_failed_runs_is_no_success_where_none_failed() {
    assertThatThrownBy(() -> carryOut(order(), "read -r order", says(BEGIN), "exit 3"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended with status 3");
  }

  @Test
  void a_program_that_breaks_down_after_a_run_failed_is_no_success_either() {
    assertThatThrownBy(() -> carryOut(order(), "read -r order", says(FAILED), "kill -9 $$"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended with status 137");
    assertThatThrownBy(
            () ->
                carryOut(
                    order(), "read -r order", says(FAILED), "echo 'lab: it is gone' >&2; exit 1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it is gone");
  }

  @Test
  void an_interruption_lets_it_end_in_its_own_time_and_stays() throws Exception {
    Thread.currentThread().interrupt();

    carryOut(order(), "read -r order", says(BEGIN), "cat >/dev/null", says(DONE), "exit 130");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(told).containsExactly(BEGIN, DONE);
  }

  private void carryOut(Order order, String... script) throws IOException {
    new Driver(new ProcessBuilder("sh", "-c", String.join("\n", script)))
        .carryOut(order, GridNews.to(told::add));
  }

  private static String says(GridNews... news) {
    return List.of(news).stream()
        .map(each -> "cat <<'END'\n" + GridText.of(each) + "\nEND")
        .collect(Collectors.joining("\n"));
  }

  private Order order() throws IOException {
    SyntheticImages synthetic = new SyntheticImages(1, 64, 32);
    Dataset images = synthetic.draw();
    Study study =
        new Study(
            "one",
            List.of(CifarFamily.plain(8).architecture()),
            List.of(Budget.of(Preset.TINY)),
            List.of(1L));
    return new Order(
        "local[2]",
        CellWork.left(
            study.cells(images, folder),
            SharedImages.of(DataSetting.of(Optional.empty()), synthetic, images),
            folder,
            OptionalInt.of(2),
            OptionalInt.of(5)),
        Optional.of("file:///store"));
  }
}
