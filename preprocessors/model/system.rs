//! Information systems.

use super::entry::entry;
use super::record::{Cites, Known, To};
use super::transition::Transition;
use super::{Contractor, Located};
use crate::text::days::WrittenDate;

entry! {
    /// A System is one entry of the register of information systems (情報システム).
    System, "情報システム" in "systems" @ Staff {
        /// Network zone.
        zone: Known<String> = "ネットワークの区域": "置いてあるネットワークの区域です。",
        /// Where it runs.
        hosting: Known<String> = "設置の形": "庁内、データセンター、クラウドなど、どこで動いているかです。",
        /// Whether it is one of the standardised ones (標準化対象事務).
        standardised: Known<bool> = "標準化対象": "標準化の対象の事務のシステムであれば true と書きます。",
        /// Operating system.
        os: Known<String> = "OS": "基本ソフトの名前と版です。",
        /// When support ends.
        support_end: Known<WrittenDate> = "サポートの終了": "基本ソフトや製品のサポートが終わる日です。",
        /// When it is to be renewed.
        renewal: Known<WrittenDate> = "更新の予定": "システムを更新する予定の日です。",
        /// How many use it.
        users: Known<u32> = "利用者（人）": "利用者の数です。",
        /// How they prove who they are.
        authentication: Known<String> = "認証": "認証の方法です（例：ICカードとパスワード）。",
        /// How it is backed up.
        backup: Known<String> = "バックアップ": "バックアップの頻度と方法です。",
        /// How long logs are kept.
        log_retention: Known<String> = "ログの保存": "ログを保存する期間です。",
        /// Who built or runs it.
        vendor: Known<To<Contractor>> = "委託先": "開発や保守をする委託先の識別子です。",
        /// Who does what.
        shared: Known<String> = "責任の分担": "本市と委託先が受け持つことです。",
        /// The last look for weak points.
        tested_on: Known<WrittenDate> = "直近の脆弱性診断": "最後に脆弱性診断をした日です。",
        /// Which rule holds from 2027-07-01.
        transition: Option<Transition> = "経過措置の判断": "規則第16条の3の施行日の扱いです。",
        /// Citations of the procedures that cover it, and what it holds.
        procedures: Vec<Cites> = "実施手順": "このシステムを扱う手順の名前と番号の一覧です（例：ログ点検手順）。",
        /// Why it needs none.
        no_procedure: Option<Located<String>> = "手順を要しない理由": "実施手順が要らないと判断した理由です。",
    }
}
