//! Acts: what made or changed documents.

use super::Id;
use super::law::WebAddress;
use super::record::{Known, To, choices, part, record};
use crate::text::days::WrittenDate;

choices! {
    /// An ActKind is what an act does to the texts it names.
    ActKind {
        /// 策定・制定
        Enactment = "策定",
        /// Some clauses change.
        PartialAmendment = "一部改正",
        /// All of it is replaced.
        FullAmendment = "全部改正",
        /// It ceases.
        Repeal = "廃止",
        /// Only its title changes.
        Retitling = "題名改正",
        /// Consequential changes of words.
        Adjustment = "整理",
        /// The published copy is corrected after the decided text; no amendment.
        Correction = "正誤",
        /// It was looked through and left as it is.
        Review = "見直し（改正なし）",
    }
}

choices! {
    /// An ActState is how far an act has come.
    ActState {
        /// Being drafted.
        Draft = "検討中",
        /// Before the committee or the organ that decides.
        Submitted = "付議",
        /// Decided, not yet in force.
        Decided = "決裁済・未施行",
        /// In force.
        InForce = "施行",
        /// In force and published.
        Published = "公表済",
    }
}

record! {
    /// An Act is a 訓令, 告示 or decision; it may make or change several documents (改正).
    Act, "制定・改正" in "acts" {
        /// Names it in 履歴 entries.
        id: Id = "識別子":
            "履歴の記録から指すための名前です。英小文字で始め、後から変えません。" @ Public,
        /// Its title; absent when it has none of its own.
        name: Option<String> = "名称":
            "固有の題名があれば書きます。" @ Public,
        /// What it does.
        kind: ActKind = "種別":
            "文書に何をしたかを選びます。" @ Public,
        /// How far it has come.
        state: Known<ActState> = "段階":
            "どこまで進んだかを選びます。検討中と付議は担当版だけに、決裁済・未施行は庁内の版だけに示します。" @ Public,
        /// The documents it makes or changes, by id.
        documents: Vec<To<super::Document>> = "対象の文書":
            "作り、又は改めた文書の識別子を書きます。いくつでも書けます。" @ Public,
        /// 訓令, 告示, 決裁 …
        legal_form: Known<String> = "法形式":
            "訓令、告示、決裁などを書きます。" @ Public,
        /// Its number.
        number: Known<String> = "番号":
            "公布や決裁の番号を書きます。" @ Public,
        /// The organs that decided, each its own record of the duty to publish (地方自治法第244条の6).
        organs: Vec<String> = "決定した機関":
            "決定した機関を書きます。いくつもあるときは、すべて書きます。" @ Public,
        /// 決裁・議決
        decided: Known<WrittenDate> = "決定日":
            "決裁又は議決の日を書きます。分かるところまで（年や月まででも）書けます。" @ Public,
        /// 施行
        effective: Known<WrittenDate> = "施行日":
            "施行の日を書きます。" @ Public,
        /// 公表
        published: Known<WrittenDate> = "公表日":
            "公表した日を書きます。" @ Public,
        /// What each organ did, where it is not what stands above.
        publications: Vec<Publication> = "機関ごとの公表":
            "決定や公表の日、公表したページが機関によって違うとき、機関ごとに書きます。" @ Public,
    }
}

part! {
    /// A Publication is what one organ decided and published: each of them has the duty (地方自治法第244条の6).
    Publication, "機関ごとの公表の一つ" {
        /// The organ.
        organ: String = "機関": "「決定した機関」に書いた名前です。" @ Public,
        /// 決裁・議決
        decided: Known<WrittenDate> = "決定日": "この機関が決定した日です。" @ Public,
        /// 施行
        effective: Known<WrittenDate> = "施行日": "この機関での施行の日です。" @ Public,
        /// 公表
        published: Known<WrittenDate> = "公表日": "この機関が公表した日です。" @ Public,
        /// Where it stands in public.
        address: Known<WebAddress> = "公表したページ": "公表したページのアドレスです。" @ Public,
        /// When somebody looked whether it stands there.
        looked_on: Known<WrittenDate> = "最後に確かめた日": "公表したページを開いて、新しい文が載っていることを確かめた日です。" @ Officer,
    }
}
