<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln more disbursement(s)</source>
        <translation>
            <numerusform>%Ln more disbursement</numerusform>
            <numerusform>%Ln more disbursements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more donation(s)</source>
        <translation>
            <numerusform>%Ln more donation</numerusform>
            <numerusform>%Ln more donations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The ledger has %Ln new entries since this audit.</source>
        <translation>
            <numerusform>The ledger has %Ln new entry since this audit.</numerusform>
            <numerusform>The ledger has %Ln new entries since this audit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries replayed</source>
        <translation>
            <numerusform>%Ln entry replayed</numerusform>
            <numerusform>%Ln entries replayed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{replayed}: %Ln thing(s) are wrong, first bad entry {entry}.</source>
        <translation>
            <numerusform>{replayed}: %Ln thing is wrong, first bad entry {entry}.</numerusform>
            <numerusform>{replayed}: %Ln things are wrong, first bad entry {entry}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{replayed}: %Ln thing(s) are wrong.</source>
        <translation>
            <numerusform>{replayed}: %Ln thing is wrong.</numerusform>
            <numerusform>{replayed}: %Ln things are wrong.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{replayed}: nothing is wrong, %Ln thing(s) to look at.</source>
        <translation>
            <numerusform>{replayed}: nothing is wrong, %Ln thing to look at.</numerusform>
            <numerusform>{replayed}: nothing is wrong, %Ln things to look at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{replayed}: nothing is wrong, %Ln thing(s) good to know.</source>
        <translation>
            <numerusform>{replayed}: nothing is wrong, %Ln thing good to know.</numerusform>
            <numerusform>{replayed}: nothing is wrong, %Ln things good to know.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approved. %Ln more approval(s) are needed.</source>
        <translation>
            <numerusform>Approved. %Ln more approval is needed.</numerusform>
            <numerusform>Approved. %Ln more approvals are needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln in the table</source>
        <translation>
            <numerusform>The one in the table (%Ln)</numerusform>
            <numerusform>All %Ln in the table</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record %Ln donation(s) in the ledger</source>
        <translation>
            <numerusform>Record %Ln donation in the ledger</numerusform>
            <numerusform>Record %Ln donations in the ledger</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) shown</source>
        <translation>
            <numerusform>%Ln donation shown</numerusform>
            <numerusform>%Ln donations shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) imported from {file}: {total}.</source>
        <translation>
            <numerusform>%Ln donation imported from {file}: {total}.</numerusform>
            <numerusform>%Ln donations imported from {file}: {total}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) removed: {total}.</source>
        <translation>
            <numerusform>%Ln donation removed: {total}.</numerusform>
            <numerusform>%Ln donations removed: {total}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) of this file stay: they are on the ledger or on the way to it.</source>
        <translation>
            <numerusform>%Ln donation of this file stays: it is on the ledger or on the way to it.</numerusform>
            <numerusform>%Ln donations of this file stay: they are on the ledger or on the way to it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) are back.</source>
        <translation>
            <numerusform>%Ln donation is back.</numerusform>
            <numerusform>%Ln donations are back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record %Ln donation(s)</source>
        <translation>
            <numerusform>Record %Ln donation</numerusform>
            <numerusform>Record %Ln donations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) have been promised to donors; recording them keeps the promise.</source>
        <translation>
            <numerusform>%Ln donation has been promised to its donor; recording it keeps the promise.</numerusform>
            <numerusform>%Ln donations have been promised to donors; recording them keeps the promise.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) are on the ledger now.</source>
        <translation>
            <numerusform>%Ln donation is on the ledger now.</numerusform>
            <numerusform>%Ln donations are on the ledger now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s), {total}</source>
        <translation>
            <numerusform>%Ln donation, {total}</numerusform>
            <numerusform>%Ln donations, {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) selected</source>
        <translation>
            <numerusform>%Ln donation selected</numerusform>
            <numerusform>%Ln donations selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The ledger has %Ln entries.</source>
        <translation>
            <numerusform>The ledger has %Ln entry.</numerusform>
            <numerusform>The ledger has %Ln entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln approval(s)</source>
        <translation>
            <numerusform>%Ln approval</numerusform>
            <numerusform>%Ln approvals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s), {amount}</source>
        <translation>
            <numerusform>%Ln donation, {amount}</numerusform>
            <numerusform>%Ln donations, {amount}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every payment needs %Ln approval(s) of others than who asked for it.</source>
        <translation>
            <numerusform>Every payment needs %Ln approval of others than who asked for it.</numerusform>
            <numerusform>Every payment needs %Ln approvals of others than who asked for it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to {amount}: %Ln approval(s).</source>
        <translation>
            <numerusform>Up to {amount}: %Ln approval.</numerusform>
            <numerusform>Up to {amount}: %Ln approvals.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Above {amount}: %Ln approval(s).</source>
        <translation>
            <numerusform>Above {amount}: %Ln approval.</numerusform>
            <numerusform>Above {amount}: %Ln approvals.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This needs %Ln approval(s), then {time} of waiting.</source>
        <translation>
            <numerusform>This needs %Ln approval, then {time} of waiting.</numerusform>
            <numerusform>This needs %Ln approvals, then {time} of waiting.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This needs %Ln approval(s); then it can be paid.</source>
        <translation>
            <numerusform>This needs %Ln approval; then it can be paid.</numerusform>
            <numerusform>This needs %Ln approvals; then it can be paid.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{code} – {name} (%Ln decimal place(s))</source>
        <translation>
            <numerusform>{code} – {name} (%Ln decimal place)</numerusform>
            <numerusform>{code} – {name} (%Ln decimal places)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln donation(s)</source>
        <translation>
            <numerusform>Import %Ln donation</numerusform>
            <numerusform>Import %Ln donations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) equal donations of an earlier list, and nothing tells whether they are the same.</source>
        <translation>
            <numerusform>%Ln row equals a donation of an earlier list, and nothing tells whether they are the same.</numerusform>
            <numerusform>%Ln rows equal donations of an earlier list, and nothing tells whether they are the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) imported before</source>
        <translation>
            <numerusform>%Ln row imported before</numerusform>
            <numerusform>%Ln rows imported before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected</source>
        <translation>
            <numerusform>%Ln row rejected</numerusform>
            <numerusform>%Ln rows rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have no date</source>
        <translation>
            <numerusform>%Ln row has no date</numerusform>
            <numerusform>%Ln rows have no date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) would be entered into “{fund}”: {total}.</source>
        <translation>
            <numerusform>%Ln donation would be entered into “{fund}”: {total}.</numerusform>
            <numerusform>%Ln donations would be entered into “{fund}”: {total}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have no date. You can give them a day under “How the file is read”.</source>
        <translation>
            <numerusform>%Ln row has no date. You can give it a day under “How the file is read”.</numerusform>
            <numerusform>%Ln rows have no date. You can give them a day under “How the file is read”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) name no donor. If a name stands for the rows below it, fill it down under “How the file is read”.</source>
        <translation>
            <numerusform>%Ln row names no donor. If a name stands for the rows below it, fill it down under “How the file is read”.</numerusform>
            <numerusform>%Ln rows name no donor. If a name stands for the rows below it, fill it down under “How the file is read”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transaction(s) wait for a block that is final.</source>
        <translation>
            <numerusform>%Ln transaction waits for a block that is final.</numerusform>
            <numerusform>%Ln transactions wait for a block that is final.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last backup is %Ln day(s) old.</source>
        <translation>
            <numerusform>The last backup is %Ln day old.</numerusform>
            <numerusform>The last backup is %Ln days old.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln peer(s)</source>
        <translation>
            <numerusform>%Ln peer</numerusform>
            <numerusform>%Ln peers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln fund(s)…</source>
        <translation>
            <numerusform>Show all %Ln fund…</numerusform>
            <numerusform>Show all %Ln funds…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more donation(s), {amount} together, wait to be recorded.</source>
        <translation>
            <numerusform>%Ln more donation, {amount}, waits to be recorded.</numerusform>
            <numerusform>%Ln more donations, {amount} together, wait to be recorded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) wait to be recorded in the ledger.</source>
        <translation>
            <numerusform>%Ln donation waits to be recorded in the ledger.</numerusform>
            <numerusform>%Ln donations wait to be recorded in the ledger.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) were sent to the ledger, and it is not known yet whether they arrived.</source>
        <translation>
            <numerusform>%Ln donation was sent to the ledger, and it is not known yet whether it arrived.</numerusform>
            <numerusform>%Ln donations were sent to the ledger, and it is not known yet whether they arrived.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln promised donation(s) should have been recorded by now. Their donors hold a signed promise.</source>
        <translation>
            <numerusform>%Ln promised donation should have been recorded by now. Its donor holds a signed promise.</numerusform>
            <numerusform>%Ln promised donations should have been recorded by now. Their donors hold a signed promise.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) were not handed out yet.</source>
        <translation>
            <numerusform>%Ln receipt was not handed out yet.</numerusform>
            <numerusform>%Ln receipts were not handed out yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) wait for your approval.</source>
        <translation>
            <numerusform>%Ln request waits for your approval.</numerusform>
            <numerusform>%Ln requests wait for your approval.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln approved disbursement(s) can be paid when the waiting time is over: from {moment}.</source>
        <translation>
            <numerusform>%Ln approved disbursement can be paid when its waiting time is over: from {moment}.</numerusform>
            <numerusform>%Ln approved disbursements can be paid when the waiting time is over: from {moment}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You may object to %Ln approved disbursement(s), until {moment}.</source>
        <translation>
            <numerusform>You may object to %Ln approved disbursement, until {moment}.</numerusform>
            <numerusform>You may object to %Ln approved disbursements, until {moment}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln approved disbursement(s) can be paid now.</source>
        <translation>
            <numerusform>%Ln approved disbursement can be paid now.</numerusform>
            <numerusform>%Ln approved disbursements can be paid now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An auditor objected to %Ln of your requests: change or withdraw it.</source>
        <translation>
            <numerusform>An auditor objected to %Ln of your requests: change or withdraw it.</numerusform>
            <numerusform>An auditor objected to %Ln of your requests: change or withdraw them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paid disbursement(s) wait for the word that they arrived.</source>
        <translation>
            <numerusform>%Ln paid disbursement waits for the word that it arrived.</numerusform>
            <numerusform>%Ln paid disbursements wait for the word that they arrived.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln signed transaction(s) are not in the ledger yet.</source>
        <translation>
            <numerusform>%Ln signed transaction is not in the ledger yet.</numerusform>
            <numerusform>%Ln signed transactions are not in the ledger yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln donation(s) recorded: {donations}</source>
        <translation>
            <numerusform>%Ln donation recorded: {donations}</numerusform>
            <numerusform>%Ln donations recorded: {donations}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Promises for %Ln chosen donation(s)</source>
        <translation>
            <numerusform>Promises for %Ln chosen donation</numerusform>
            <numerusform>Promises for %Ln chosen donations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen receipt(s)</source>
        <translation>
            <numerusform>%Ln chosen receipt</numerusform>
            <numerusform>%Ln chosen receipts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All (%Ln)</source>
        <translation>
            <numerusform>All (%Ln)</numerusform>
            <numerusform>All (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All that were not handed out yet (%Ln)</source>
        <translation>
            <numerusform>All that were not handed out yet (%Ln)</numerusform>
            <numerusform>All that were not handed out yet (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s).</source>
        <translation>
            <numerusform>%Ln receipt.</numerusform>
            <numerusform>%Ln receipts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) written to {folder}.</source>
        <translation>
            <numerusform>%Ln receipt written to {folder}.</numerusform>
            <numerusform>%Ln receipts written to {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more file(s)</source>
        <translation>
            <numerusform>… and %Ln more file</numerusform>
            <numerusform>… and %Ln more files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) sent to the printer.</source>
        <translation>
            <numerusform>%Ln page sent to the printer.</numerusform>
            <numerusform>%Ln pages sent to the printer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This country asks for: {field}. %Ln receipt(s) cannot show it.</source>
        <translation>
            <numerusform>This country asks for: {field}. %Ln receipt cannot show it.</numerusform>
            <numerusform>This country asks for: {field}. %Ln receipts cannot show it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %Ln minute(s) without input</source>
        <translation>
            <numerusform>after %Ln minute without input</numerusform>
            <numerusform>after %Ln minutes without input</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{amount} went to %Ln more disbursement(s).</source>
        <translation>
            <numerusform>{amount} went to %Ln more disbursement.</numerusform>
            <numerusform>{amount} went to %Ln more disbursements.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was paid from %Ln donation(s).</source>
        <translation>
            <numerusform>It was paid from %Ln donation.</numerusform>
            <numerusform>It was paid from %Ln donations.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checking; %Ln receipt(s) left…</source>
        <translation>
            <numerusform>Checking; %Ln receipt left…</numerusform>
            <numerusform>Checking; %Ln receipts left…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{percent} of it went into %Ln payment(s); the rest waits in the fund.</source>
        <translation>
            <numerusform>{percent} of it went into %Ln payment; the rest waits in the fund.</numerusform>
            <numerusform>{percent} of it went into %Ln payments; the rest waits in the fund.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of it went into %Ln payment(s).</source>
        <translation>
            <numerusform>All of it went into %Ln payment.</numerusform>
            <numerusform>All of it went into %Ln payments.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These are %Ln word(s); recovery words are 12, 15, 18, 21 or 24.</source>
        <translation>
            <numerusform>This is %Ln word; recovery words are 12, 15, 18, 21 or 24.</numerusform>
            <numerusform>These are %Ln words; recovery words are 12, 15, 18, 21 or 24.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln transaction(s), one by one</source>
        <translation>
            <numerusform>The one transaction (%Ln)</numerusform>
            <numerusform>All %Ln transactions, one by one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record %Ln donation(s): {sums}.</source>
        <translation>
            <numerusform>Record %Ln donation: {sums}.</numerusform>
            <numerusform>Record %Ln donations: {sums}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They go into the ledger in %Ln transaction(s).</source>
        <translation>
            <numerusform>They go into the ledger in %Ln transaction.</numerusform>
            <numerusform>They go into the ledger in %Ln transactions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{kind}, %Ln time(s): {sums}.</source>
        <translation>
            <numerusform>{kind}, %Ln time: {sums}.</numerusform>
            <numerusform>{kind}, %Ln times: {sums}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{kind}, %Ln time(s).</source>
        <translation>
            <numerusform>{kind}, %Ln time.</numerusform>
            <numerusform>{kind}, %Ln times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record %Ln donation(s), {money} in all, in {fund}, serial numbers {first_serial} to {last_serial}.</source>
        <translation>
            <numerusform>Record %Ln donation, {money} in all, in {fund}, serial numbers {first_serial} to {last_serial}.</numerusform>
            <numerusform>Record %Ln donations, {money} in all, in {fund}, serial numbers {first_serial} to {last_serial}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to {file}</source>
        <translation>
            <numerusform>%Ln row written to {file}</numerusform>
            <numerusform>%Ln rows written to {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This was said alike by %Ln node(s).</source>
        <translation>
            <numerusform>This was said alike by %Ln node.</numerusform>
            <numerusform>This was said alike by %Ln nodes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The recorded receipt was due on {day}, %Ln day(s) ago: ask the charity for it.</source>
        <translation>
            <numerusform>The recorded receipt was due on {day}, %Ln day ago: ask the charity for it.</numerusform>
            <numerusform>The recorded receipt was due on {day}, %Ln days ago: ask the charity for it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chosen: %Ln receipt(s).</source>
        <translation>
            <numerusform>Chosen: %Ln receipt.</numerusform>
            <numerusform>Chosen: %Ln receipts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more without a receipt</source>
        <translation>
            <numerusform>and %Ln more without a receipt</numerusform>
            <numerusform>and %Ln more without a receipt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) are kept now.</source>
        <translation>
            <numerusform>%Ln receipt is kept now.</numerusform>
            <numerusform>%Ln receipts are kept now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln receipt(s) were kept already.</source>
        <translation>
            <numerusform>%Ln receipt was kept already.</numerusform>
            <numerusform>%Ln receipts were kept already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more; the picture shows them all</source>
        <translation>
            <numerusform>and %Ln more; the picture shows it, too</numerusform>
            <numerusform>and %Ln more; the picture shows them all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your donation(s) moved since {day}.</source>
        <translation>
            <numerusform>%Ln of your donations moved since {day}.</numerusform>
            <numerusform>%Ln of your donations moved since {day}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) changed.</source>
        <translation>
            <numerusform>%Ln file changed.</numerusform>
            <numerusform>%Ln files changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln purpose(s) of disbursements can be read on it.</source>
        <translation>
            <numerusform>The purpose of %Ln disbursement can be read on it.</numerusform>
            <numerusform>The purposes of %Ln disbursements can be read on it.</numerusform>
        </translation>
    </message>
</context>
</TS>
