/**
 * The programs that the command line starts: Python and its environment, JupyterLab, a browser.
 * What they find around them is decided here; what a user asks for is decided in {@code cli}, and
 * what runs inside them lies in {@code toolkit/src/main/python}.
 */
package org.residuallab.launch;
