"""Every sentence of a charity's public pages, in English and in Chinese side by side.

One table, so that what lacks in one language cannot be overlooked. Places in braces are filled by `face_words` or, with
markup, by the pages. Knows neither.
"""

from __future__ import annotations

from typing import NamedTuple


class Phrase(NamedTuple):
    """One sentence or word in both languages."""

    en: str
    zh: str


PHRASES: dict[str, Phrase] = {
    # every page
    "language": Phrase("English", "简体中文"),
    "skip": Phrase("To the contents", "跳到正文"),
    "where": Phrase("You are here", "当前位置"),
    "languages": Phrase("Language", "语言"),
    "as_of": Phrase(
        "As of entry {entry} of the ledger, {time}.",
        "截至账本第{entry}条记录，{time}。",
    ),
    "made": Phrase(
        "Made from the ledger by Almoner, free software. These pages run no program in your browser.",
        "由自由软件 Almoner 依据账本生成。本页不在您的浏览器中运行任何程序。",
    ),
    # the first page
    "title": Phrase("{name}: public accounts", "{name}：公开账目"),
    "intro": Phrase(
        "Every donation and disbursement counted here stands in a ledger in which nothing can be changed or "
        "deleted afterwards. Donors and payees are not named.",
        "这里统计的每一笔捐赠与拨付都记在账本上，事后不能更改，也不能删除。捐赠人和收款方的姓名不公布。",
    ),
    "local": Phrase(
        "This ledger is kept on the charity's own computer. That convinces nobody else: whoever owns the computer "
        "could have made it anew.",
        "此账本只保存在机构自己的电脑上，无法取信于他人：电脑的主人可以重新造一份。",
    ),
    "broken": Phrase(
        "Breaches of its rules that a replay of the ledger found: {count}. The first is in entry {entry}. Ask the "
        "charity.",
        "重算账本时发现{count}处不合规则，最早的是第{entry}条记录。请向该机构询问。",
    ),
    "totals": Phrase("In all", "总计"),
    "donated": Phrase("Donations received", "捐赠收入"),
    "paid": Phrase("Paid out", "已拨付"),
    "returned": Phrase("Came back from disbursements", "从拨付退回"),
    "refunded": Phrase("Given back to donors", "退还捐赠人"),
    "available": Phrase("Not paid out yet", "尚未拨付"),
    "funds": Phrase("Funds", "项目"),
    "no_funds": Phrase("There is no fund yet.", "还没有项目。"),
    "fund_line": Phrase(
        "{donated} received, {paid} paid out, {available} not paid out yet",
        "捐赠收入{donated}，已拨付{paid}，尚未拨付{available}",
    ),
    "latest": Phrase("Latest disbursements", "最近的拨付"),
    "no_payments": Phrase("Nothing was asked for yet.", "还没有拨付申请。"),
    "receipt": Phrase("Check a receipt", "核验收据"),
    "receipt_how": Phrase(
        "Every donor has a receipt with a code. Scan the code with a phone's camera, or open the page that checks "
        "receipts: it says whether the receipt is real and where the money went.",
        "每位捐赠人都有一张带二维码的收据。用手机相机扫描二维码，或打开核验页：它会说明收据是否真实、善款用到了哪里。",
    ),
    "receipt_link": Phrase("Check a receipt", "打开收据核验页"),
    "check": Phrase("How to check these pages", "如何核对这些页面"),
    "check_how": Phrase(
        "Do not believe this page: it is only a picture of the ledger. Anybody can replay the whole ledger with "
        "this command and a node of its network, and must end at the same head:",
        "不必相信本页：它只是账本的一个副本。任何人都可以用下面的命令和该网络的一个节点重算整个账本，结果必须与此处的末端摘要相同：",
    ),
    "ledger": Phrase("Ledger", "账本"),
    "chain": Phrase("Chain", "链"),
    "entries": Phrase("Entries", "记录数"),
    "head": Phrase("Running hash over all entries (head)", "全部记录的累计摘要（末端）"),
    "data": Phrase("Data", "数据"),
    "data_how": Phrase(
        "The same as tables, for everybody to count again. Amounts are exact.",
        "同样的内容以表格提供，人人都可重新计算。金额精确到最小单位。",
    ),
    "data_funds": Phrase("Funds", "项目"),
    "data_payments": Phrase("Disbursements", "拨付"),
    "data_gifts": Phrase("Donations, by batch", "捐赠（按批次）"),
    "data_entries": Phrase("Entries and their hashes", "账本记录及其摘要"),
    "data_readme": Phrase("What the columns mean (in English)", "各栏含义（英文）"),
    # a fund
    "fund": Phrase("Fund {number}", "项目{number}"),
    "counted": Phrase("Counted in {unit}", "以{unit}计"),
    "rules": Phrase("Its rules, fixed when it was made", "项目规则（设立时即固定）"),
    "one_tier": Phrase(
        "Every disbursement needs {approvals} of others than who asked for it.",
        "每笔拨付须由申请人以外的{approvals}批准。",
    ),
    "first_tier": Phrase("Up to {amount}: {approvals}.", "{amount}及以下：{approvals}批准。"),
    "tier": Phrase("Above {amount}: {approvals}.", "超过{amount}：{approvals}批准。"),
    "not_own": Phrase("Who asks for a disbursement never approves it.", "申请人不能审批自己的申请。"),
    "one_approval": Phrase("1 approval", "1人"),
    "approvals": Phrase("{count} approvals", "{count}人"),
    "no_delay": Phrase("It can be paid as soon as it is approved.", "批准后即可付款。"),
    "delay": Phrase(
        "{time} of waiting after the last approval, in which an auditor may object.",
        "最后一次审批后等待{time}，审计员可在此期间提出异议。",
    ),
    "delay_above": Phrase(
        "Above {amount}: {time} of waiting after the last approval, in which an auditor may object.",
        "超过{amount}：最后一次审批后等待{time}，审计员可在此期间提出异议。",
    ),
    "no_cap": Phrase("There is no limit on administration.", "管理费用没有上限。"),
    "cap": Phrase("At most {share} % of the donations for administration.", "管理费用最多占捐赠的{share}%。"),
    "listed": Phrase("Only payees on the fund's list can be paid.", "只能付给项目名单上的收款方。"),
    "any_payee": Phrase("Any payee can be paid, there is no list.", "可付给任何收款方，没有名单。"),
    "days": Phrase("{count} days", "{count}天"),
    "one_hour": Phrase("1 hour", "1小时"),
    "hours": Phrase("{count} hours", "{count}小时"),
    "one_minute": Phrase("1 minute", "1分钟"),
    "minutes": Phrase("{count} minutes", "{count}分钟"),
    "two_lengths": Phrase("{one} {other}", "{one}{other}"),
    "categories": Phrase("What it was paid for", "拨付类别"),
    "months": Phrase("By month", "按月"),
    "month": Phrase("Month", "月份"),
    "chart": Phrase(
        "Donations received and paid out by month, {first} to {last}. The most in one month was {most}. All figures "
        "are in the table below.",
        "{first}至{last}每月的捐赠收入与拨付。单月最高为{most}。全部数字见下表。",
    ),
    "months_table": Phrase("All months as a table", "各月数字表"),
    "payments": Phrase("Disbursements", "拨付"),
    "all_payments": Phrase("All {count} disbursements", "全部{count}笔拨付"),
    "gifts": Phrase("Donations", "捐赠"),
    "all_gifts": Phrase("All {count} batches of donations", "全部{count}个捐赠批次"),
    "gifts_how": Phrase(
        "Donations come into the ledger in batches. Each receipt proves its own place in its batch.",
        "捐赠按批次记入账本。每张收据都能证明自己在批次中的位置。",
    ),
    "no_gifts": Phrase("No donation was recorded yet.", "还没有捐赠入账。"),
    "batch": Phrase("Batch {number}", "批次{number}"),
    "batch_line": Phrase("{day} · {gifts} · entry {entry}", "{day} · {gifts} · 第{entry}条记录"),
    "one_gift": Phrase("1 donation", "1笔捐赠"),
    "gift_count": Phrase("{count} donations", "{count}笔捐赠"),
    "replaces": Phrase(
        "Takes the place of receipt {serial}; nothing came in.", "换开第{serial}号收据，没有新的收入。"
    ),
    "passed_on": Phrase("Passed on by another charity's ledger: {origin}", "由另一机构的账本转来：{origin}"),
    "voided": Phrase("Receipts of it that are no longer valid: {count}", "其中{count}张收据已作废。"),
    "page": Phrase("{first} to {last}", "{first}至{last}"),
    "older": Phrase("Older", "更早"),
    "newer": Phrase("Newer", "更新"),
    "pages": Phrase("Pages", "分页"),
    "payments_page": Phrase("{fund}: disbursements {first} to {last}", "{fund}：第{first}至{last}笔拨付"),
    "gifts_page": Phrase(
        "{fund}: batches of donations {first} to {last}",
        "{fund}：第{first}至{last}个捐赠批次",
    ),
    # a payment
    "payment": Phrase("Disbursement {number}", "{number}号拨付"),
    "purpose": Phrase("Purpose", "用途"),
    "purpose_kept": Phrase(
        "The charity keeps the words; the ledger has their hash.", "文字由机构保存，账本上有其摘要。"
    ),
    "category": Phrase("Category", "类别"),
    "state": Phrase("State", "状态"),
    "amount": Phrase("Amount", "金额"),
    "of_fund": Phrase("From the fund", "所属项目"),
    "given": Phrase("Approvals", "审批"),
    "given_of": Phrase("{given} of {needed}", "需{needed}人，已有{given}人"),
    "came_back": Phrase("Came back of it", "其中已退回"),
    "ready": Phrase("Can be paid from", "可付款时间"),
    "history": Phrase("What happened", "经过"),
    "step_line": Phrase("{time} · entry {entry}", "{time} · 第{entry}条记录"),
    "evidence": Phrase("Evidence", "佐证材料"),
    "evidence_how": Phrase(
        "SHA-256 of each file. Whoever is shown a file can compute it and compare.",
        "每份文件的 SHA-256 摘要。得到文件的人可以自行计算并比对。",
    ),
    "evidence_kept": Phrase(
        "The charity keeps the list of files; the ledger has its hash.",
        "文件清单由机构保存，账本上有其摘要。",
    ),
    "no_evidence": Phrase("None was handed in.", "没有提交佐证材料。"),
    "sources": Phrase("Which donations paid it", "由哪些捐赠支付"),
    "sources_how": Phrase(
        "Donations are used first in, first out. Counted from the fund's first donation on, this disbursement took:",
        "捐赠按先进先出使用。从项目的第一笔捐赠算起，这笔拨付用去了：",
    ),
    "sources_refund": Phrase(
        "Counted from the fund's first donation on, this was taken out and given back to its donor:",
        "从项目的第一笔捐赠算起，以下部分被取出并退还给捐赠人：",
    ),
    "piece": Phrase("{start} to {end}", "{start}至{end}"),
    "from_batch": Phrase("batch {batch}", "批次{batch}"),
    "from_payment": Phrase("came back from disbursement {payment}", "从{payment}号拨付退回"),
    "from_nowhere": Phrase("not explained by the ledger", "账本没有说明来源"),
    "more_pieces": Phrase("And {count} more, see the data.", "另有{count}段，见数据文件。"),
    "unpaid": Phrase("Nothing was paid yet.", "尚未付款。"),
    "proof": Phrase("How to check this", "如何核对"),
    "proof_how": Phrase(
        "The ledger keeps one hash of each entry. A node that shows these entries must show them with these hashes.",
        "账本为每条记录保存一个摘要。节点给出的这些记录必须与下列摘要相符。",
    ),
    "in_data": Phrase("The same as data: {file}", "数据形式：{file}"),
    "hashes": Phrase("All hashes", "全部摘要"),
    "case_hash": Phrase("Hash of the case that was approved", "申请内容摘要"),
    "evidence_hash": Phrase("Hash of the evidence", "佐证材料摘要"),
    "entry_hash": Phrase("Hash of entry {entry}", "第{entry}条记录的摘要"),
    "transaction": Phrase("Transaction of entry {entry}", "第{entry}条记录的交易"),
    # stable words of the protocol
    "category.programme": Phrase("Programme", "业务活动"),
    "category.administration": Phrase("Administration", "管理费用"),
    "category.fundraising": Phrase("Fundraising", "筹资费用"),
    "category.refund": Phrase("Refund to a donor", "退还捐赠人"),
    "category.sub-grant": Phrase("Grant to another charity", "转赠其他机构"),
    "category.unknown": Phrase("Unknown", "未知"),
    "state.requested": Phrase("Requested", "已申请"),
    "state.approved": Phrase("Approved", "已批准"),
    "state.rejected": Phrase("Rejected", "已驳回"),
    "state.objected": Phrase("Objected", "有异议"),
    "state.paid": Phrase("Paid", "已付款"),
    "state.delivered": Phrase("Delivered", "已交付"),
    "state.refunded": Phrase("Refunded", "已退款"),
    "step.requested": Phrase("Asked for", "申请"),
    "step.changed": Phrase("Changed; earlier approvals do not count any more", "已修改，此前的批准不再有效"),
    "step.approved": Phrase("Approved", "批准"),
    "step.rejected": Phrase("Rejected", "驳回"),
    "step.objected": Phrase("An auditor objected", "审计员提出异议"),
    "step.paid": Phrase("Paid", "付款"),
    "step.refunded": Phrase("Given back to the donor", "退还捐赠人"),
    "step.returned": Phrase("Money came back", "款项退回"),
    "step.delivered": Phrase("Delivered", "交付"),
}
