package org.residuallab.data.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves one file over HTTP and misbehaves as told. */
final class LoopbackServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  final List<String> ranges = new CopyOnWriteArrayList<>();

  final List<URI> requests = new CopyOnWriteArrayList<>();

  volatile byte[] content;

  /** What it demands as a proxy, if anything: {@code Basic ...}. */
  volatile String login;

  volatile String etag = "\"v1\"";
  volatile boolean knowsRanges = true;
  volatile int status = 200;

  /** After so many bytes of an answer the connection breaks; or hangs. */
  volatile int cutAfter = Integer.MAX_VALUE;

  volatile boolean hang;

  LoopbackServer(byte[] content) {
    this.content = content;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:%d/file.tar.gz".formatted(server.getAddress().getPort()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestURI());
      if (login != null
          && !login.equals(exchange.getRequestHeaders().getFirst("Proxy-Authorization"))) {
        exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"proxy\"");
        exchange.sendResponseHeaders(407, -1);
        return;
      }
      String range = exchange.getRequestHeaders().getFirst("Range");
      ranges.add(String.valueOf(range));
      if (etag != null) {
        exchange.getResponseHeaders().set("ETag", etag);
      }
      if (status != 200) {
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      String condition = exchange.getRequestHeaders().getFirst("If-Range");
      boolean sameVersion = condition == null || condition.equals(etag);
      int first = 0;
      if (range != null && knowsRanges && sameVersion) {
        first = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
        if (first >= content.length) {
          exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
          exchange.sendResponseHeaders(416, -1);
          return;
        }
        exchange
            .getResponseHeaders()
            .set(
                "Content-Range",
                "bytes %d-%d/%d".formatted(first, content.length - 1, content.length));
      }
      int length = content.length - first;
      exchange.sendResponseHeaders(first > 0 ? 206 : 200, length);
      OutputStream body = exchange.getResponseBody();
      body.write(content, first, Math.min(length, cutAfter));
      body.flush();
      if (length > cutAfter && hang) {
        Thread.sleep(10_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
