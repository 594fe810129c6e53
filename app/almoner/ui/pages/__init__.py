"""The pages of the window, one module each; a page is made when it is first opened."""
