package org.residuallab.engine.operator;

import java.util.List;
import org.residuallab.engine.onednn.MapStrides;

/**
 * Channels of narrow maps, and the same channels of wide maps, in which others stand before them.
 *
 * @param narrow a part of the narrow maps
 * @param wide the part of the wide ones that corresponds to it
 */
record ChannelShift(MapStrides narrow, MapStrides wide) {

  /**
   * All channels of the narrow maps: one part, or two where a block of channels in the narrow maps
   * lies across two blocks of the wide ones.
   *
   * @param before channels of the wide maps before the first of the narrow ones
   */
  static List<ChannelShift> of(MapStrides narrow, MapStrides wide, long before) {
    long blocks = narrow.shape()[1];
    long block = narrow.block();
    long first = before / block;
    long within = before % block;
    MapStrides same = wide.blocks(first, blocks);
    if (within == 0) {
      return List.of(new ChannelShift(narrow, same));
    }
    MapStrides next = wide.blocks(first + 1, blocks);
    return List.of(
        new ChannelShift(narrow.ofEach(0, block - within), same.ofEach(within, block - within)),
        new ChannelShift(narrow.ofEach(block - within, within), next.ofEach(0, within)));
  }
}
