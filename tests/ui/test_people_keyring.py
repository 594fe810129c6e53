"""A wallet made in the window lies in the system's real keyring, signs from there, and is gone when it is removed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support_charity import Charity
from support_keyring import keyring_session, needs_keyring

SCRIPT = """
import json, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from almoner.services.wallets import WalletBook
from almoner.ui.desk import Desk
from almoner.ui.pages.people import PeoplePage
from support_window import Answers, dress, part, press, type_in
application = QApplication([])
kept = dress(application)
desk = Desk(Path(sys.argv[1]))
answers = Answers(desk)
page = PeoplePage(desk)
page.resize(1100, 700)
page.show()

def wait(there):
    for _ in range(1200):
        if there():
            return
        QTest.qWait(25)
    desk.close()
    raise SystemExit("it did not happen")

def dialog(name):
    found = []
    def there():
        found[:] = [w for w in application.topLevelWidgets() if w.objectName() == name and w.isVisible()]
        return bool(found) and not desk.runner.busy
    wait(there)
    return found[-1]

def items():
    import secretstorage
    bus = secretstorage.dbus_init()
    return [item.get_label() for item in secretstorage.get_default_collection(bus).get_all_items()]

wait(lambda: not desk.runner.busy)
before = items()
press(page.wallets, "new_wallet")
form = dialog("new_wallet_dialog")
place = part(form, QComboBox, "place").currentData()
type_in(form, "wallet_label", "cashier")
press(form, "agree")
press(dialog("words_dialog"), "cancel")
wait(lambda: not desk.runner.busy)
made = [item for item in items() if item not in before]
wallet = WalletBook(Path(sys.argv[1]) / "wallets").show("cashier")
wait(lambda: page.wallets.list.chosen is not None and page.wallets.list.chosen.wallet.label == "cashier")
application.sendPostedEvents(None, 52)
press(page.wallets, "remove_wallet")
form = dialog("remove_dialog")
type_in(form, "typed_label", "cashier")
press(form, "agree")
wait(lambda: not desk.runner.busy)
print(json.dumps({"place": place, "kept": wallet.kept, "made": len(made), "left": items() == before,
                  "asked": [question.kind for question in answers.asked]}))
desk.close()
"""


@needs_keyring
@pytest.mark.slow
def test_a_new_wallet_goes_into_the_real_keyring_and_leaves_it_when_removed(charity: Charity) -> None:
    with keyring_session() as session:
        done = session.python(
            SCRIPT,
            str(charity.home),
            str(Path(__file__).parents[1]),
            env={"QT_QPA_PLATFORM": "offscreen"},
        )
    assert json.loads(done.stdout) == {
        "place": "keyring",
        "kept": "keyring",
        "made": 1,
        "left": True,
        "asked": [],
    }
