/**
 * Pictures of networks, drawn from their records: whole networks side by side as in the paper's
 * Fig. 3, and single blocks as in its Fig. 2 and Fig. 5. Each is drawn by one code as SVG and as
 * PNG.
 *
 * <p>Start at {@link org.residuallab.diagram.NetworkDiagram} and {@link
 * org.residuallab.diagram.BlockDiagram}.
 */
package org.residuallab.diagram;
