package org.residuallab.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.text.ProgressListener;

@Timeout(30)
class DownloadTest {

  private static final int MOST = 300_000;

  private final byte[] content = randomBytes(MOST, 1);
  private final LoopbackServer server = new LoopbackServer(content);
  @TempDir private Path folder;
  private Path part;

  @BeforeEach
  void namePart() {
    part = folder.resolve("file.part");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void fetches_a_file_and_tells_how_far_it_is() throws IOException {
    List<Long> done = new ArrayList<>();
    List<Long> totals = new ArrayList<>();
    download()
        .fetch(
            progress -> {
              done.add(progress.done());
              totals.add(progress.total());
            });
    assertThat(part).hasBinaryContent(content);
    assertThat(done).isSorted().startsWith(0L).endsWith(300_000L);
    assertThat(totals).containsOnly(300_000L);
  }

  @Test
  void goes_on_where_a_broken_connection_stopped() throws IOException {
    int arrived = stopsWithin(100_000);
    download().fetch(ProgressListener.NONE);
    assertThat(part).hasBinaryContent(content);
    assertThat(server.ranges).containsExactly("null", "bytes=%d-".formatted(arrived));
  }

  @Test
  void a_resumed_download_counts_what_was_there() throws IOException {
    long arrived = stopsWithin(100_000);
    List<Long> done = new ArrayList<>();
    download()
        .fetch(
            progress -> {
              done.add(progress.done());
              assertThat(progress.total()).isEqualTo(300_000);
            });
    assertThat(done).startsWith(arrived).endsWith(300_000L);
  }

  @Test
  void starts_anew_if_the_file_changed_on_the_server() throws IOException {
    stopsWithin(100_000);
    server.content = randomBytes(300_000, 2);
    server.etag = "\"v2\"";
    download().fetch(ProgressListener.NONE);
    assertThat(part).hasBinaryContent(server.content);
  }

  @Test
  void keeps_what_has_arrived_where_a_page_is_sent_instead() throws IOException {
    int arrived = stopsWithin(100_000);
    byte[] whole = server.content;
    server.content = randomBytes(4_000, 3);
    server.etag = "\"page\"";
    assertThatThrownBy(() -> download().fetch(ProgressListener.NONE))
        .hasMessageEndingWith(
            "sends 4,000 bytes, the archive has 300,000; what has arrived is kept: try again later");
    assertThat(part).hasSize(arrived);

    server.content = whole;
    download().fetch(ProgressListener.NONE);
    assertThat(part).hasBinaryContent(whole);
  }

  @Test
  void starts_anew_if_the_server_knows_no_ranges() throws IOException {
    stopsWithin(100_000);
    server.knowsRanges = false;
    download().fetch(ProgressListener.NONE);
    assertThat(part).hasBinaryContent(content);
  }

  @Test
  void resumes_without_a_version_name() throws IOException {
    server.etag = null;
    int arrived = stopsWithin(100_000);
    download().fetch(ProgressListener.NONE);
    assertThat(part).hasBinaryContent(content);
    assertThat(server.ranges).last().isEqualTo("bytes=%d-".formatted(arrived));
  }

  @Test
  void does_nothing_if_all_is_there() throws IOException {
    download().fetch(ProgressListener.NONE);
    download().fetch(ProgressListener.NONE);
    assertThat(part).hasBinaryContent(content);
    assertThat(server.ranges).containsExactly("null", "bytes=300000-");
  }

  @Test
  void starts_anew_if_there_is_more_than_the_server_has() throws IOException {
    Files.write(part, new byte[400_000]);
    download().fetch(ProgressListener.NONE);
    assertThat(part).hasBinaryContent(content);
  }

  @Test
  void a_server_that_falls_silent_is_given_up() throws IOException {
    server.hang = true;
    server.cutAfter = 100_000;
    Download impatient = new Download(server.uri(), part, MOST, Duration.ofSeconds(2));
    assertThatThrownBy(() -> impatient.fetch(ProgressListener.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no data for")
        .hasMessageContaining("the same command goes on from there");
    assertThat(arrived(100_000)).isPositive();
  }

  @Test
  void a_server_that_sends_more_than_the_file_has_is_stopped() {
    server.content = randomBytes(MOST + 1, 3);
    assertThatThrownBy(() -> download().fetch(ProgressListener.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("sends more than the 300,000 bytes of the file; it is another one");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_version_file_that_somebody_filled_is_not_read_whole() throws IOException {
    stopsWithin(100_000);
    try (RandomAccessFile sparse = new RandomAccessFile(part + ".version", "rw")) {
      sparse.setLength(3L << 30);
    }
    download().fetch(ProgressListener.NONE);
    assertThat(part).hasBinaryContent(content);
  }

  @Test
  void a_server_that_says_no_is_quoted() {
    server.status = 404;
    assertThatThrownBy(() -> download().fetch(ProgressListener.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("file.tar.gz answered 404; ")
        .hasMessageContaining("--from");
  }

  @Test
  void a_server_that_is_not_there_is_named() {
    server.close();
    URI gone = server.uri();
    assertThatThrownBy(() -> download().fetch(ProgressListener.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot reach " + gone)
        .hasMessageContaining("--from");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void two_at_once_do_not_write_into_each_other() throws IOException {
    try (FileChannel other =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      other.lock();
      assertThatThrownBy(() -> download().fetch(ProgressListener.NONE))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("another process is downloading to " + part);
    }
  }

  @Test
  void reads_the_header_that_says_which_bytes_came() {
    assertThat(ContentRange.parse("bytes 5-9/10")).isEqualTo(new ContentRange(5, 10));
    assertThat(ContentRange.parse("bytes 5-9/*")).isEqualTo(new ContentRange(5, -1));
    assertThat(ContentRange.parse("bytes */10")).isEqualTo(new ContentRange(-1, 10));
    assertThat(ContentRange.parse("nonsense")).isEqualTo(new ContentRange(-1, -1));
  }

  /** How much is there after the connection broke, which its client may notice before the end. */
  private int stopsWithin(int bytes) throws IOException {
    server.cutAfter = bytes;
    Throwable stopped = catchThrowable(() -> download().fetch(ProgressListener.NONE));
    server.cutAfter = Integer.MAX_VALUE;
    int arrived = arrived(bytes);
    assertThat(stopped)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the download stopped at %,d of 300,000 bytes".formatted(arrived));
    return arrived;
  }

  private int arrived(int atMost) throws IOException {
    byte[] there = Files.readAllBytes(part);
    assertThat(there).hasSizeBetween(1, atMost).isEqualTo(Arrays.copyOf(content, there.length));
    return there.length;
  }

  private Download download() {
    return new Download(server.uri(), part, MOST, Duration.ofSeconds(10));
  }

  private static byte[] randomBytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
