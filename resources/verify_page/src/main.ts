// Where the page starts.
export {}
