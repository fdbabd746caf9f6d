package org.residuallab.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import org.residuallab.text.ProgressListener;

/**
 * One file over HTTP, resumed where an earlier attempt stopped.
 *
 * <p>The bytes grow in a {@code .part} file; a {@link VersionFile} beside it says of what.
 */
final class Download {

  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final URI source;
  private final Path part;
  private final VersionFile version;
  private final long most;
  private final Duration patience;
  private final EnvironmentProxies proxies;

  /**
   * @param source where the file is
   * @param part where its bytes grow
   * @param most bytes that the file has; a server that sends more sends something else
   * @param patience how long the server may be silent
   */
  Download(URI source, Path part, long most, Duration patience) {
    this(source, part, most, patience, EnvironmentProxies.ofThisProcess());
  }

  Download(URI source, Path part, long most, Duration patience, EnvironmentProxies proxies) {
    this.source = source;
    this.part = part;
    this.version = new VersionFile(part);
    this.most = most;
    this.patience = patience;
    this.proxies = proxies;
  }

  /**
   * Fetches what is missing.
   *
   * @return the complete {@code .part} file; nothing has checked its content
   * @throws IOException with one line for the user; what has arrived is kept for the next attempt
   */
  Path fetch(ProgressListener listener) throws IOException {
    boolean ours = false;
    try (FileChannel file =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock(file);
      ours = true;
      if (!transfer(file, listener)) {
        discard(file);
        if (!transfer(file, listener)) {
          throw new IOException("%s refuses to send the whole file".formatted(source));
        }
      }
    } finally {
      if (ours && Files.size(part) == 0) {
        delete();
      }
    }
    return part;
  }

  /** Forgets what has arrived. */
  void delete() throws IOException {
    Files.deleteIfExists(part);
    version.delete();
  }

  private void lock(FileChannel file) throws IOException {
    try {
      if (file.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Held by this process: the same refusal.
    } catch (IOException e) {
      throw new IOException(
          "cannot lock %s (%s); choose a folder on another disk with --to"
              .formatted(part, Folders.reason(e)),
          e);
    }
    throw new IOException("another process is downloading to %s; let it finish".formatted(part));
  }

  private void discard(FileChannel file) throws IOException {
    file.truncate(0);
    version.delete();
  }

  /** Returns false if the server cannot go on where the file ends. */
  private boolean transfer(FileChannel file, ProgressListener listener) throws IOException {
    long have = file.size();
    HttpResponse<InputStream> response = ask(have);
    try (InputStream body = response.body()) {
      ContentRange range = ContentRange.of(response);
      switch (response.statusCode()) {
        case OK -> {
          requireWhole(response, have);
          discard(file);
          receive(file, 0, response, body, listener);
          return true;
        }
        case PARTIAL_CONTENT -> {
          if (range.first() != have) {
            return false;
          }
          receive(file, have, response, body, listener);
          return true;
        }
        case RANGE_NOT_SATISFIABLE -> {
          return range.total() == have; // Complete already, else another file.
        }
        default ->
            throw new IOException(
                "%s answered %d; try again later, or use files you have with --from"
                    .formatted(source, response.statusCode()));
      }
    }
  }

  /** A page that a network puts in between, to log in, is no reason to throw a part away. */
  private void requireWhole(HttpResponse<InputStream> response, long have) throws IOException {
    OptionalLong length = response.headers().firstValueAsLong("Content-Length");
    if (have > 0 && length.isPresent() && length.getAsLong() != most) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s sends %,d bytes, the archive has %,d; what has arrived is kept: try again later",
              source,
              length.getAsLong(),
              most));
    }
  }

  private HttpResponse<InputStream> ask(long have) throws IOException {
    HttpClient client = ProxiedClient.of(proxies, patience); // Before anything of its kind.
    HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(patience);
    if (have > 0) {
      request.header("Range", "bytes=%d-".formatted(have));
      version.read().ifPresent(name -> request.header("If-Range", name));
    }
    try {
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new IOException(
          "cannot reach %s%s (%s); check the connection, or use files you have with --from"
              .formatted(
                  source,
                  proxies.of(source).map(" through the proxy %s"::formatted).orElse(""),
                  Folders.reason(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the download was interrupted", e);
    }
  }

  private void receive(
      FileChannel file,
      long have,
      HttpResponse<InputStream> response,
      InputStream body,
      ProgressListener listener)
      throws IOException {
    version.write(response);
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    long total = length < 0 ? -1 : have + length;
    file.position(have);
    try {
      new Reception(source, part, most, patience, listener).into(file, body, have, total);
    } catch (Reception.TooMuch e) {
      discard(file);
      throw e;
    }
  }
}
