"""Sentences of services about the page for phones: serving it, its files for a web site, nodes and lists it is made with.

``{0}``, ``{1}`` … stand for the values in them, in their order. See `almoner.ui.catalogue`.
"""

from __future__ import annotations

from almoner.ui.words import QT_TR_NOOP

# fmt: off
SAID = (
    # serving
    QT_TR_NOOP("This computer is in no network now."),
    QT_TR_NOOP("Connect it to the network in which the phones are, and try again."),
    QT_TR_NOOP("“{0}” is not an address of this computer."),
    QT_TR_NOOP("Give it in figures, such as 127.0.0.1 or 192.168.1.20."),
    QT_TR_NOOP("Port {0} is taken by another program."),
    QT_TR_NOOP("Choose another port, or none for any free one."),
    QT_TR_NOOP("{0} is an address on the internet, not only in this network."),
    QT_TR_NOOP("Serving the page needs no key."),
    QT_TR_NOOP("The ledger on this computer does not answer."),
    QT_TR_NOOP("The server is being closed."),
    QT_TR_NOOP("There is no node to ask."),
    # what the page is made for
    QT_TR_NOOP("This is not the address of a node or a list."),
    QT_TR_NOOP("Write https://HOST/… without a name and password in it."),
    QT_TR_NOOP("The page asks at most {0} nodes."),
    QT_TR_NOOP("Name fewer of them."),
    QT_TR_NOOP("{0} nodes cannot agree."),
    QT_TR_NOOP("Say how many nodes must say the same: 1 to {0}."),
    QT_TR_NOOP("The page's address must not have a question mark in it."),
    QT_TR_NOOP("Name the folder in which the site will lie, such as https://verify.example/."),
    QT_TR_NOOP("The page for phones that came with this program is damaged."),
    QT_TR_NOOP("Install the program again."),
    QT_TR_NOOP("The address of {0} looks as if it held an access key; everyone who opens the page can read it."),
    QT_TR_NOOP("A page that is opened over https may not ask {0}, which is not https."),
    QT_TR_NOOP("The node {0} is left out: its address may hold an access key."),
    QT_TR_NOOP("with a password"),
    QT_TR_NOOP("The page has no node to ask, so it can check no receipt against the ledger."),
    QT_TR_NOOP("{0} nodes must say the same, and the page knows {1}: it will call no receipt recorded unless a reader adds nodes."),
    QT_TR_NOOP("The codes on this ledger's receipts lead to {0}, not to this address."),
    # the folder it is written into
    QT_TR_NOOP("The pages cannot be written to {0}: {1}."),
    QT_TR_NOOP("Choose a folder that you may write to."),
    QT_TR_NOOP("{0} is not a list of ours."),
    QT_TR_NOOP("Choose an empty folder."),
    QT_TR_NOOP("There are other files in {0}, such as {1}."),
    QT_TR_NOOP("Choose an empty folder, or one that the page was written to before."),
    QT_TR_NOOP("{0} holds the public pages of another ledger."),
    QT_TR_NOOP("Choose another folder."),
    QT_TR_NOOP("In {0} these were made or changed by somebody else: {1}."),
    QT_TR_NOOP("Move them away; they are made anew then."),
    # lists of ledgers that somebody vouches for
    QT_TR_NOOP("The trust list {0} cannot be read: {1}."),
    QT_TR_NOOP("{0} is no trust list: {1}."),
    QT_TR_NOOP("Its form is that of a charity's almoner.json (chain/PROTOCOL.md, section 9)."),
    QT_TR_NOOP("it has more than {0} bytes"),
    QT_TR_NOOP("it is not JSON"),
    QT_TR_NOOP("it is not an object with the fields format, name and ledgers"),
    QT_TR_NOOP("format is not {0}"),
    QT_TR_NOOP("ledgers is not a list"),
    QT_TR_NOOP("{0} is not an object"),
    QT_TR_NOOP("{0} is not one plain line"),
    QT_TR_NOOP("{0}.chain_id is not a number written as text"),
    QT_TR_NOOP("{0}.ledger is not 0x and 40 hex digits"),
    QT_TR_NOOP("{0}.domain is not a domain name"),
    QT_TR_NOOP("{0}.needed is not a number from 1 to {1}"),
    QT_TR_NOOP("{0}.nodes is not a list of at most {1} addresses"),
    QT_TR_NOOP("{0}.nodes[{1}] is not an http or https address"),
)
"""Said in the window as services say them."""

REWORDED = {
    "Purposes that are not published, because a donor or a payee is named in them: {0}.": QT_TR_NOOP("Purposes that are not published, because a donor or a payee is named in them: {0}."),
}
"""What services say, and what the window says instead: right for one, too."""
