"""The words that head columns and totals in donation lists and bank statements, in the languages met so far.

Data, and the folding that lets ``CreditAmount``, ``credit amount`` and ``CREDIT_AMOUNT`` meet. Headings of real
published lists come first; more words only ever add guesses, and every guess can be overruled.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BRACKETS = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")
_APART = re.compile(r"[\s_\-/:：.,;、#*'\"&|]+")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return a heading without case, accents, brackets and punctuation; CJK without any spaces."""
    text = unicodedata.normalize("NFKC", text)
    if not text.isupper():
        text = _CAMEL.sub(" ", text)
    text = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    text = text.replace("đ", "d").replace("\u200b", "")
    bare = _APART.sub(" ", _BRACKETS.sub(" ", text)).strip() or _APART.sub(" ", text.strip("()[]{} ")).strip()
    return bare if bare.isascii() else re.sub(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])", "", bare)


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(word.strip()) for word in text.split(",") if word.strip())


HEADINGS: dict[str, tuple[str, ...]] = {
    "amount": _words(
        "金额,捐款金额,捐赠金额,捐款额,捐赠额,款额,善款金额,到账金额,实收金额,收入金额,贷方金额,贷方发生额,贷方,收入,交易金额,"
        "credit amount,amount credited,credit,paid in,money in,deposit,deposits,donation amount,gift amount,gross amount,"
        "amount,donation,amount awarded,amount given,amount received,amount paid,sum,value,contribution,"
        "so tien ghi co,ghi co,phat sinh co,so tien,so tien ung ho,ung ho,"
        "betrag,haben,gutschrift,spendenbetrag,spende,umsatz,montant,crédit,montant du don,don,"
        "importe,monto,abono,haber,valor,donación,сумма"
    ),
    "quantity": _words(
        "数量,数量总计,捐赠数量,总数量,件数,quantity,qty,number of units,units,count,so luong,menge,anzahl,stückzahl,"
        "quantité,cantidad,количество"
    ),
    "donor": _words(
        "捐赠人,捐款人,捐赠单位,捐赠单位及个人,捐赠者,捐赠方,捐赠单位或个人,捐赠单位个人,捐款单位,爱心人士,捐赠人姓名,捐赠者姓名,姓名,"
        "对方户名,对方账户名称,对方名称,付款人,付款人名称,付款方,付款户名,汇款人,交款人,户名,"
        "donor,donor name,name of donor,donated by,giver,contributor,contributor name,supporter,payer,payer name,sender,"
        "sender name,from,from name,opposite account name,full name,name,customer name,counterparty,"
        "người ủng hộ,người gửi,người chuyển,nhà hảo tâm,đơn vị ủng hộ,họ và tên,họ tên,tên,"
        "spender,spendername,auftraggeber,zahlungspflichtiger,beguenstigter zahlungspflichtiger,"
        "donateur,nom du donateur,nom,émetteur,donante,nombre,ordenante,remitente,донор,жертвователь,имя"
    ),
    "date": _words(
        "日期,捐赠日期,捐款日期,捐赠时间,捐款时间,交易日期,交易时间,记账日期,入账日期,到账日期,到账时间,时间,"
        "date,donation date,gift date,transaction date,date received,received date,received on,value date,booking date,"
        "posting date,posted date,payment date,award date,effective date,effective date time,date and time,completed date,"
        "created at,timestamp,ngày,ngày giao dịch,ngày ủng hộ,ngày hiệu lực,ngày ghi sổ,"
        "datum,buchungstag,buchungsdatum,wertstellung,valuta,valutadatum,spendendatum,"
        "date du don,date opération,date de valeur,fecha,fecha valor,fecha operación,дата"
    ),
    "method": _words(
        "支付方式,付款方式,捐赠方式,捐款方式,捐款渠道,捐赠渠道,渠道,支付渠道,"
        "payment method,method,method of payment,payment type,payment mode,channel,pay method,"
        "phương thức,hình thức,kênh,zahlungsart,zahlungsweise,mode de paiement,moyen de paiement,"
        "método de pago,forma de pago"
    ),
    "reference": _words(
        "交易流水号,流水号,凭证号,凭证号码,订单号,交易号,交易编号,业务流水号,捐赠编号,"
        "reference number,transaction id,transaction number,transaction reference,reference,ref,ref no,payment reference,"
        "bank reference,order number,donation id,gift id,receipt number,transfer id,id transaction,"
        "số tham chiếu,mã giao dịch,số giao dịch,số bút toán,mã gd,referenz,kundenreferenz,transaktionscode,"
        "référence,numéro de transaction,referencia,número de operación"
    ),
    "address": _words(
        "地址,联系地址,通讯地址,捐赠人地址,address,donor address,postal address,street address,mailing address,"
        "địa chỉ,adresse,anschrift,dirección"
    ),
    "description": _words(
        "品名,物资名称,物品名称,物资,物品,捐赠物资,捐赠物品,商品名称,货物名称,名称,"
        "item,item name,goods,article,product,description of goods,item description,"
        "mặt hàng,tên hàng,hàng hóa,artikel,bezeichnung,artículo,наименование"
    ),
    "note": _words(
        "备注,附言,摘要,交易摘要,留言,用途,说明,"
        "note,notes,memo,remark,remarks,comment,comments,message,transaction details,details,description,narrative,"
        "particulars,contribution memo,transaction description,"
        "nội dung,nội dung giao dịch,diễn giải,ghi chú,mô tả,"
        "verwendungszweck,buchungstext,bemerkung,libellé,motif,concepto,nota,observaciones,примечание"
    ),
    "fund": _words(
        "捐赠项目,项目,项目名称,善款用途,定向项目,fund,fund name,campaign,appeal,designation,program,programme,"
        "quỹ,chiến dịch,spendenzweck,projekt,projet,fonds,campaña,fondo,proyecto"
    ),
    "unit": _words(
        "计量单位,单位,unit,unit of measure,uom,measure,đơn vị tính,đơn vị,đvt,einheit,mengeneinheit,unité,unidad,ед изм"
    ),
    "currency": _words(
        "币种,货币,币别,货币种类,currency,currency code,curr,ccy,tiền tệ,loại tiền,währung,devise,moneda,валюта"
    ),
    "debit": _words(
        "借方金额,借方发生额,借方,支出金额,支出,debit amount,amount debited,debit,paid out,money out,withdrawal,withdrawals,"
        "số tiền ghi nợ,ghi nợ,phát sinh nợ,soll,lastschrift,débit,cargo,debe"
    ),
    "direction": _words(
        "借贷标志,借贷,借贷方向,收支,收支类型,收/支,credit debit,debit credit,dr cr,cr dr,d c,c d,direction,"
        "soll haben kennzeichen,soll haben,s h"
    ),
    "balance": _words("余额,账户余额,当前余额,balance,running balance,closing balance,số dư,saldo,kontostand,solde"),
}  # fmt: skip
"""Folded headings of each field, the surer before the less sure."""

AMOUNT_PARTS = ("金额", "捐款额", "amount", "so tien", "betrag", "montant", "importe", "сумма")
NOT_AMOUNT_PARTS = (
    "balance", "debit", "fee", "tax", "refund", "words", "大写", "手续费", "余额", "借方", "支出", "累计", "cumulative",
    "total", "target", "pledge", "net", "du", "no", "soll", "steuer", "gebuhr",
)  # fmt: skip
"""A longer heading with one of the former and none of the latter may be the amount: ``Amount Single Column``."""

SUMMARY_PARTS = (
    "累计",
    "当日",
    "本日",
    "汇总",
    "人次",
    "cumulative",
    "running total",
    "daily total",
    "to date",
    "luy ke",
)
"""Headings of reports about gifts, which are no lists of gifts."""

CREDIT_WORDS = frozenset(
    _words("credit,cr,c,in,incoming,贷,贷方,收入,收,入账,h,haben,co,có,crédit,crediteur,abono,haber,+")
)
DEBIT_WORDS = frozenset(_words("debit,dr,d,out,outgoing,借,借方,支出,支,出账,s,soll,nợ,débit,cargo,debe"))

CURRENCY_NAMES: dict[str, frozenset[str]] = {
    sign: frozenset(codes.split())
    for sign, codes in {
        "¥": "CNY JPY", "元": "CNY TWD HKD", "圆": "CNY", "元整": "CNY", "圆整": "CNY", "人民币": "CNY", "rmb": "CNY", "元人民币": "CNY", "人民币元": "CNY",
        "$": "USD CAD AUD NZD HKD SGD TWD MXN", "us$": "USD", "美元": "USD", "a$": "AUD", "c$": "CAD", "hk$": "HKD",
        "nt$": "TWD", "s$": "SGD", "r$": "BRL", "港元": "HKD", "港币": "HKD", "日元": "JPY", "円": "JPY",
        "£": "GBP SSP EGP", "英镑": "GBP", "€": "EUR", "欧元": "EUR", "euro": "EUR", "euros": "EUR",
        "₫": "VND", "đ": "VND", "d": "VND", "đồng": "VND", "dong": "VND", "vnđ": "VND", "vnd": "VND",
        "₽": "RUB", "руб": "RUB", "руб.": "RUB", "₴": "UAH", "грн": "UAH", "₹": "INR", "rs": "INR PKR LKR NPR",
        "rs.": "INR PKR LKR NPR", "₩": "KRW", "฿": "THB", "₱": "PHP", "₦": "NGN", "zł": "PLN", "kč": "CZK", "fr.": "CHF",
        "chf": "CHF", "dollar": "USD CAD AUD NZD", "dollars": "USD CAD AUD NZD", "pounds": "GBP", "yuan": "CNY",
    }.items()
}  # fmt: skip
"""What a sign beside a number may mean; a sign that cannot be the fund's currency rejects the row."""

MULTIPLIERS: dict[str, int] = {
    "百": 10**2, "千": 10**3, "万": 10**4, "萬": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
    "億": 10**8, "万亿": 10**12, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "lakh": 10**5, "lakhs": 10**5, "crore": 10**7,
    "crores": 10**7, "tsd.": 10**3, "mio.": 10**6, "тыс.": 10**3, "млн": 10**6,
}  # fmt: skip
