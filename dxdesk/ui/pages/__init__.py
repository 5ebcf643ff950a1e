"""The screens of the window, each an object of the protocol `dxdesk.ui.shell.page.Page`."""
