package org.residuallab.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import org.residuallab.study.Cluster.Order;

/** An order to a cluster, and the news of it, as lines of JSON between two processes. */
public final class GridText {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  /** An order, with null for no store. */
  private record OrderLine(String master, List<CellWork> work, String store) {}

  /** The exit status of a process that did all of its order, though some runs failed. */
  public static final int SOME_FAILED = 3;

  private GridText() {}

  /** An order in one line. */
  public static String of(Order order) {
    return line(new OrderLine(order.master(), order.work(), order.store().orElse(null)));
  }

  /** A piece of news in one line. */
  public static String of(GridNews news) {
    return line(news);
  }

  /**
   * The order in a line.
   *
   * @throws IllegalArgumentException if there is none in it
   */
  public static Order order(String line) {
    OrderLine read = read(line, OrderLine.class, "order");
    return new Order(read.master(), read.work(), Optional.ofNullable(read.store()));
  }

  /**
   * The news in a line.
   *
   * @throws IllegalArgumentException if there is none in it
   */
  public static GridNews news(String line) {
    return read(line, GridNews.class, "news");
  }

  /** Whether a line is meant to hold one; a virtual machine may write lines of its own. */
  public static boolean isMeant(String line) {
    return line.startsWith("{");
  }

  private static String line(Object written) {
    try {
      return JSON.writeValueAsString(written);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("records that cannot be written", impossible);
    }
  }

  private static <T> T read(String line, Class<T> type, String what) {
    try {
      return JSON.readValue(line, type);
    } catch (JsonProcessingException damaged) {
      throw new IllegalArgumentException(
          "no %s in this line: %s".formatted(what, damaged.getOriginalMessage()), damaged);
    }
  }
}
